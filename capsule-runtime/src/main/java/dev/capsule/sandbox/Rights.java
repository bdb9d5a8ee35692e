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
    static final long STAT = 1L << 21;
    private static final long ADVISE = 1L << 7;
    private static final long ALLOCATE = 1L << 8;
    private static final long SET_SIZE = 1L << 22;
    private static final long SET_TIMES = 1L << 23;
    private static final long SYNC = (1L << 4) | 1L;
    private static final long SET_FLAGS = 1L << 3;
    private static final long POLL = 1L << 27;

    /** What can be asked of files that are opened below a directory. */
    static final long INHERITED = (1L << 28) - 1;

    /** Everything but reading and writing: what is denied is denied by the volume. */
    static final long OF_DIRECTORIES = INHERITED & ~(READ | WRITE);

    private Rights() {}

    /** The rights of a file that was opened with those that the guest asked for. */
    static long ofFile(long asked) {
        long always = SEEK | TELL | STAT | ADVISE | SET_TIMES | SYNC | SET_FLAGS | POLL;
        long writing = (asked & WRITE) == 0 ? 0 : WRITE | ALLOCATE | SET_SIZE;
        return always | writing | (asked & READ);
    }
}
