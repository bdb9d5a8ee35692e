/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.source.Problem;
import dev.capsule.source.SourceMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a bundler made of a file.
 *
 * @param program the program and where its pieces come from; {@code null} when there are errors
 * @param problems errors and warnings
 */
public record Bundle(@Nullable Program program, List<Problem> problems) {

    /**
     * A program that the guest can load.
     *
     * @param code the program
     * @param map where its pieces come from; its sources are named as users know them
     * @param sources the user's own files that are in it, as users know them; no packages
     */
    public record Program(String code, SourceMap map, List<String> sources) {

        /** Copies the list. */
        public Program {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when there is neither a program nor an error
     */
    public Bundle {
        problems = List.copyOf(problems);
        if (program == null && problems.stream().noneMatch(Bundle::isError)) {
            throw new IllegalArgumentException("a bundle has a program, or errors that say why not");
        }
    }

    /** Returns the program, unless there are errors. */
    public Optional<Program> usable() {
        return problems.stream().anyMatch(Bundle::isError) ? Optional.empty() : Optional.ofNullable(program);
    }

    private static boolean isError(Problem problem) {
        return problem.severity() == Problem.Severity.ERROR;
    }
}
