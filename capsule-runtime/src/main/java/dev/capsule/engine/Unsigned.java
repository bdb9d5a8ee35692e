/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Unsigned comparisons of compiled code, each as one comparison.
 *
 * <p>{@link Integer#compareUnsigned} first makes three values of two, and what C2 of JDK 17 does with the comparison
 * that follows is wrong at times: https://github.com/dylibso/chicory/issues/843.
 *
 * @since 0.1
 */
public final class Unsigned {

    private Unsigned() {}

    /** {@code i32.lt_u}. */
    public static int lessThan(int a, int b) {
        return a + Integer.MIN_VALUE < b + Integer.MIN_VALUE ? 1 : 0;
    }

    /** {@code i32.le_u}. */
    public static int lessOrEqual(int a, int b) {
        return a + Integer.MIN_VALUE <= b + Integer.MIN_VALUE ? 1 : 0;
    }

    /** {@code i32.gt_u}. */
    public static int greaterThan(int a, int b) {
        return a + Integer.MIN_VALUE > b + Integer.MIN_VALUE ? 1 : 0;
    }

    /** {@code i32.ge_u}. */
    public static int greaterOrEqual(int a, int b) {
        return a + Integer.MIN_VALUE >= b + Integer.MIN_VALUE ? 1 : 0;
    }

    /** {@code i64.lt_u}. */
    public static int lessThan(long a, long b) {
        return a + Long.MIN_VALUE < b + Long.MIN_VALUE ? 1 : 0;
    }

    /** {@code i64.le_u}. */
    public static int lessOrEqual(long a, long b) {
        return a + Long.MIN_VALUE <= b + Long.MIN_VALUE ? 1 : 0;
    }

    /** {@code i64.gt_u}. */
    public static int greaterThan(long a, long b) {
        return a + Long.MIN_VALUE > b + Long.MIN_VALUE ? 1 : 0;
    }

    /** {@code i64.ge_u}. */
    public static int greaterOrEqual(long a, long b) {
        return a + Long.MIN_VALUE >= b + Long.MIN_VALUE ? 1 : 0;
    }
}
