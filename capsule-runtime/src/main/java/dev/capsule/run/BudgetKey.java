/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.policy.Compute;
import dev.capsule.policy.MemorySize;
import dev.capsule.policy.PolicyFormatException;
import dev.capsule.policy.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A bound of a {@link RunBudget}, as users write it: a key of {@code [run]} in {@code capsule.toml}. */
public enum BudgetKey {
    /** How many tasks may be above each other. */
    MAX_DEPTH,
    /** How many started calls are under way at once. */
    MAX_PARALLEL,
    /** How many tasks may have an instance at once. */
    MAX_INSTANCES,
    /** How many calls may be started. */
    MAX_CALLS,
    /** How large the memories of all instances may be together. */
    MAX_RAM,
    /** How much all attempts may burn together. */
    MAX_COMPUTE;

    private static final int MOST = 1_000_000;

    /** Returns the key as users write it, as in {@code max_depth}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a key.
     *
     * @throws PolicyFormatException when it is none
     */
    public static BudgetKey of(String written) {
        return Arrays.stream(values())
                .filter(each -> each.key().equals(written))
                .findFirst()
                .orElseThrow(() -> new PolicyFormatException(
                        "unknown key \"" + written + "\" in [run]" + Suggestion.didYouMean(written, keys())));
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(BudgetKey::key).toList();
    }

    /**
     * Returns a budget with another value for this bound.
     *
     * @param value a whole number, or a text that says one; a size or a compute level where those are bounded
     * @throws PolicyFormatException when it is something else
     */
    public RunBudget apply(RunBudget budget, @Nullable Object value) {
        return switch (this) {
            case MAX_DEPTH -> budget.withDepth(count(value));
            case MAX_PARALLEL -> budget.withParallelCalls(count(value));
            case MAX_INSTANCES -> budget.withLiveTasks(count(value));
            case MAX_CALLS -> budget.withCalls(count(value));
            case MAX_RAM -> budget.withMemoryBytes(MemorySize.parseBytes(scalar(value)));
            case MAX_COMPUTE -> budget.withFuel(Compute.parse(scalar(value)));
        };
    }

    private int count(@Nullable Object value) {
        var text = String.valueOf(value);
        if ((value instanceof Integer || value instanceof String) && text.matches("[0-9]{1,7}")) {
            var count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        }
        throw new PolicyFormatException(key() + " must be a whole number from 1 to " + MOST + ", not " + text);
    }

    private String scalar(@Nullable Object value) {
        if (value instanceof String || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw new PolicyFormatException(key() + " must be a text or a whole number, not " + value);
    }
}
