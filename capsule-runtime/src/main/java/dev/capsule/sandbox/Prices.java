/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/**
 * The fuel that host functions cost, in units of one WebAssembly instruction. A price is part of what a task uses, so
 * changing one changes every task's {@code fuel_consumed}.
 *
 * @since 0.1
 */
public final class Prices {

    /** Any WASI function. */
    public static final long WASI_CALL = 200;

    /** A call of {@code capsule.call}, without what a sub-task burns of its own budget. */
    public static final long HOST_CALL = 2_000;

    /** Every 64 bytes, or part of them, that move between guest and host. */
    public static final long PER_64_BYTES = 4;

    /** Looking for a file, beside the call: a path may be long, and the disk slow. */
    public static final long FILE_OPERATION = 5_000;

    /** Every entry of a directory that is listed. */
    public static final long DIRECTORY_ENTRY = 200;

    private Prices() {}

    /** The price of moving bytes. */
    public static long bytes(long count) {
        return (count + 63) / 64 * PER_64_BYTES;
    }
}
