/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import dev.capsule.CapsuleException;
import dev.capsule.source.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A project's configuration is wrong; each problem says where and why. */
public final class ConfigException extends CapsuleException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
