/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.policy.PolicyFormatException;
import dev.capsule.run.BudgetKey;
import dev.capsule.run.RunBudget;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A budget whose bounds the command line may replace.
 *
 * @param budget what counts so far
 */
public record BudgetProperties(RunBudget budget) {

    /**
     * Replaces a bound.
     *
     * @param property what the command line calls it
     * @param value {@code null} to leave it as it is
     * @throws MojoExecutionException when the value cannot be read
     */
    public BudgetProperties set(BudgetKey key, String property, @Nullable String value) throws MojoExecutionException {
        try {
            return value == null ? this : new BudgetProperties(key.apply(budget, value.strip()));
        } catch (PolicyFormatException e) {
            throw new MojoExecutionException(property + ": " + e.getMessage(), e);
        }
    }
}
