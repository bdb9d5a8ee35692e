/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.maven.PropertyNames;
import dev.capsule.policy.Compute;
import dev.capsule.policy.MemorySize;
import dev.capsule.policy.PolicyFormatException;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.policy.TimeSpan;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a program that is no task module, as the command line gives them.
 *
 * @param compute as in {@code LOW} or {@code 1000000}; {@code null} for the default
 * @param ram as in {@code 64MB}; {@code null} for the default
 * @param timeout as in {@code 30s}; {@code null} for the default
 */
public record ProgramLimits(
        @Nullable String compute,
        @Nullable String ram,
        @Nullable String timeout) {

    /** Returns whether any limit is given. */
    public boolean any() {
        return compute != null || ram != null || timeout != null;
    }

    /**
     * Returns these limits with a task's defaults in place of those that are missing.
     *
     * @throws MojoExecutionException when one cannot be read
     */
    public TaskPolicy policy() throws MojoExecutionException {
        return TaskPolicy.limits(
                parse(PropertyNames.COMPUTE, compute, Compute::parse, TaskPolicy.DEFAULT.fuel()),
                parse(PropertyNames.RAM, ram, MemorySize::parseBytes, TaskPolicy.DEFAULT.ramBytes()),
                parse(PropertyNames.TIMEOUT, timeout, TimeSpan::parse, TaskPolicy.DEFAULT.timeout()),
                0);
    }

    private static <T> T parse(String property, @Nullable String text, Function<String, T> parser, T absent)
            throws MojoExecutionException {
        try {
            return text == null ? absent : parser.apply(text);
        } catch (PolicyFormatException e) {
            throw new MojoExecutionException(property + ": " + e.getMessage(), e);
        }
    }
}
