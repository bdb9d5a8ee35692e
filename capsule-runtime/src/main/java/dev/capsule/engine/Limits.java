/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Bounds one run of a guest.
 *
 * @param fuel the units of fuel the run may burn
 * @param memoryBytes the size the guest's linear memory may reach
 * @param timeoutMillis the wall-clock time from the start of the call
 * @since 0.1
 */
public record Limits(long fuel, long memoryBytes, long timeoutMillis) {

    /** The value of a limit that is not set: for the build's own use only, never for a user's task. */
    public static final long NONE = Long.MAX_VALUE;

    /** Checks that no limit is negative. */
    public Limits {
        if (fuel < 0 || memoryBytes < 0 || timeoutMillis < 0) {
            throw new IllegalArgumentException("a limit must not be negative: fuel " + fuel + ", memory " + memoryBytes
                    + " bytes, timeout " + timeoutMillis + " ms");
        }
    }

    /** No limit at all: for building images. */
    public static Limits none() {
        return new Limits(NONE, NONE, NONE);
    }
}
