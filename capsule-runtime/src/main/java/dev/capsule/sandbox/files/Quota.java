/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/** A number of bytes that can be used up. */
public final class Quota {

    private final long limit;
    private final Heap heap;
    private long used;

    /** Takes memory out of what the host has for guests. */
    public interface Heap {

        /** Memory that nobody keeps account of. */
        Heap UNBOUNDED = bytes -> true;

        /** Takes bytes, or gives them back when the number is negative; false when there are not so many. */
        boolean take(long bytes);
    }

    /**
     * Creates a quota.
     *
     * @param limit the bytes that can be taken
     * @param heap where they come from
     */
    public Quota(long limit, Heap heap) {
        this.limit = limit;
        this.heap = heap;
    }

    /**
     * Takes bytes.
     *
     * @throws FileException when there are not so many
     */
    void take(long bytes) {
        if (bytes > limit - used || !heap.take(bytes)) {
            throw FileError.NO_SPACE.failure();
        }
        used += bytes;
    }

    void giveBack(long bytes) {
        used -= bytes;
        heap.take(-bytes);
    }

    /** Gives back everything. */
    void close() {
        giveBack(used);
    }
}
