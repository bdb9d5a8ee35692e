/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** The {@code compute} parameter: a level of the original Capsule, or an exact number of fuel units. */
public final class Compute {

    /** Fuel of {@code LOW}. */
    public static final long LOW_FUEL = 100_000_000L;
    /** Fuel of {@code MEDIUM}, the default. */
    public static final long MEDIUM_FUEL = 2_000_000_000L;
    /** Fuel of {@code HIGH}. */
    public static final long HIGH_FUEL = 50_000_000_000L;

    private static final Pattern DIGITS = Pattern.compile("[0-9](_?[0-9])*");

    private Compute() {}

    /**
     * Reads a compute level or an exact number of fuel units.
     *
     * @param text {@code LOW}, {@code MEDIUM}, {@code HIGH} in any case, or a positive whole number
     * @throws PolicyFormatException when it is neither
     */
    public static long parse(String text) {
        var trimmed = text.trim();
        return switch (trimmed.toUpperCase(Locale.ROOT)) {
            case "LOW" -> LOW_FUEL;
            case "MEDIUM" -> MEDIUM_FUEL;
            case "HIGH" -> HIGH_FUEL;
            default -> parseFuel(trimmed);
        };
    }

    private static long parseFuel(String text) {
        if (DIGITS.matcher(text).matches()) {
            try {
                var fuel = Long.parseLong(text.replace("_", ""));
                if (fuel > 0) {
                    return fuel;
                }
            } catch (NumberFormatException beyondLong) {
                throw new PolicyFormatException(
                        "compute \"" + text + "\" is more than the largest budget, " + Long.MAX_VALUE + " fuel units");
            }
        }
        throw new PolicyFormatException("compute \"" + text
                + "\" is not a compute level: use \"LOW\", \"MEDIUM\", \"HIGH\" or a positive number of fuel units");
    }
}
