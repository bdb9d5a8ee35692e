/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/** The bits of WASI's rights that something here grants. */
final class Rights {

    static final long READ = 1L << 1;
    static final long SEEK = 1L << 2;
    static final long TELL = 1L << 5;
    static final long WRITE = 1L << 6;
    static final long OPEN = 1L << 13;
    static final long LIST = 1L << 14;
    static final long READ_LINK = 1L << 15;
    static final long PATH_STAT = 1L << 18;
    static final long STAT = 1L << 21;

    private Rights() {}
}
