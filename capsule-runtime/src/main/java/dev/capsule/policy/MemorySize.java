/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sizes of memory as users write them: {@code 64MB}, {@code 1.5GiB}, {@code 1048576}. */
public final class MemorySize {

    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(B|KB|MB|GB|KIB|MIB|GIB)?");

    private MemorySize() {}

    /**
     * Reads a size. {@code KB}, {@code MB} and {@code GB} are powers of 1024, as in the original Capsule, and so the
     * same as {@code KiB}, {@code MiB} and {@code GiB}.
     *
     * @return the size in bytes, at least 1
     * @throws PolicyFormatException when the text is not a size
     */
    public static long parseBytes(String text) {
        var matcher = SIZE.matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new PolicyFormatException("\"" + text
                    + "\" is not a size: use a number and a unit, such as \"64MB\", \"1.5GiB\" or \"512KB\"");
        }
        var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 || bytes.compareTo(BigDecimal.ONE) < 0) {
            throw new PolicyFormatException("\"" + text + "\" is out of range for a size");
        }
        return bytes.longValue();
    }

    private static long unit(@Nullable String suffix) {
        if (suffix == null) {
            return 1;
        }
        return switch (suffix.charAt(0)) {
            case 'K' -> 1L << 10;
            case 'M' -> 1L << 20;
            case 'G' -> 1L << 30;
            default -> 1;
        };
    }

    /** Returns a size for people to read, such as {@code 64 MiB} or {@code 1.5 GiB}. */
    public static String format(long bytes) {
        var units = new String[] {"bytes", "KiB", "MiB", "GiB"};
        var unit = 0;
        var value = (double) bytes;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        var number =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
        return number + " " + units[unit];
    }
}
