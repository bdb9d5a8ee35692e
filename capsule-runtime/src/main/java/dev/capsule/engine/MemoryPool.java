/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Arrays for memories that start with the same image; a used one is overwritten as a whole before it is used again. */
final class MemoryPool {

    /** Keeps nothing. */
    static final MemoryPool NONE = new MemoryPool(new byte[0]);

    private static final int MOST = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final int[] image;
    private final ArrayDeque<SoftReference<int[]>> free = new ArrayDeque<>();

    MemoryPool(byte[] image) {
        this.image = Words.of(image);
    }

    /** The size of the image in bytes. */
    long size() {
        return (long) image.length * Integer.BYTES;
    }

    /**
     * A copy of the image.
     *
     * @throws GuestFailure.MemoryExhausted when the heap has no room for it
     */
    int[] take() {
        int[] words = poll();
        if (words == null) {
            words = HostHeap.allocate(image.length);
        } else if (!HostHeap.take(image.length)) {
            words = null;
        }
        if (words == null) {
            throw HostHeap.exhausted(size());
        }
        System.arraycopy(image, 0, words, 0, image.length);
        return words;
    }

    private synchronized int @Nullable [] poll() {
        while (true) {
            SoftReference<int[]> reference = free.poll();
            if (reference == null) {
                return null;
            }
            int[] words = reference.get();
            if (words != null) {
                return words;
            }
        }
    }

    /**
     * Takes an array back.
     *
     * @param reusable false when guest code may still be writing to it
     */
    void giveBack(int[] words, boolean reusable) {
        HostHeap.giveBack(words);
        if (reusable && words.length == image.length) {
            synchronized (this) {
                if (free.size() < MOST) {
                    free.push(new SoftReference<>(words));
                }
            }
        }
    }
}
