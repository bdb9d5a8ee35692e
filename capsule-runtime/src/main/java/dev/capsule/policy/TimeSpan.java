/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 30s}, {@code 5m}, {@code 1h}, {@code 1m 30s}, {@code 1.5s}, {@code 250ms}. */
public final class TimeSpan {

    private static final Pattern PART = Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h|d)");
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toNanos());

    private TimeSpan() {}

    /**
     * Reads a duration of one or more parts.
     *
     * @throws PolicyFormatException when the text is not a duration, is zero or is longer than a year
     */
    public static Duration parse(String text) {
        var rest = text.trim().toLowerCase(Locale.ROOT);
        var nanos = BigDecimal.ZERO;
        var matcher = PART.matcher(rest);
        var end = 0;
        while (end < rest.length() && matcher.find(end) && matcher.start() == end) {
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
            end = matcher.end();
        }
        if (rest.isEmpty() || end < rest.length()) {
            throw new PolicyFormatException("\"" + text
                    + "\" is not a duration: use numbers and units, such as \"30s\", \"5m\", \"1m 30s\" or \"250ms\"");
        }
        return checked(text, nanos);
    }

    /**
     * Reads a number of milliseconds.
     *
     * @throws PolicyFormatException when it is not positive or longer than a year
     */
    public static Duration ofMillis(Number millis) {
        var nanos = new BigDecimal(millis.toString()).multiply(unit("ms"));
        return checked(millis.toString(), nanos);
    }

    private static Duration checked(String text, BigDecimal nanos) {
        var whole = nanos.setScale(0, RoundingMode.HALF_UP);
        if (whole.signum() <= 0 || whole.compareTo(LONGEST) > 0) {
            throw new PolicyFormatException("\"" + text + "\" is out of range for a duration: from 1 ns to 365 days");
        }
        return Duration.ofNanos(whole.longValueExact());
    }

    private static BigDecimal unit(String suffix) {
        return BigDecimal.valueOf(
                switch (suffix) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> Duration.ofMinutes(1).toNanos();
                    case "h" -> Duration.ofHours(1).toNanos();
                    default -> Duration.ofDays(1).toNanos();
                });
    }
}
