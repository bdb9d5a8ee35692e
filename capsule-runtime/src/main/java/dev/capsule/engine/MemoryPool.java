/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Arrays for memories that start with the same image; a used one is overwritten as a whole before it is used again. */
final class MemoryPool {

    /** Keeps nothing. */
    static final MemoryPool NONE = new MemoryPool(new int[0]);

    private static final int MOST = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final int[] image;
    private final ArrayDeque<SoftReference<int[]>> restored = new ArrayDeque<>();
    private final ArrayDeque<SoftReference<int[]>> used = new ArrayDeque<>();

    /**
     * Creates a pool.
     *
     * @param image the words that memories start with; the pool's to keep
     */
    MemoryPool(int[] image) {
        this.image = image;
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
        if (!HostHeap.take(image.length)) {
            throw HostHeap.exhausted(size());
        }
        int[] words = poll(restored);
        if (words != null) {
            return words;
        }
        words = poll(used);
        if (words == null) {
            HostHeap.giveBack(image.length);
            words = HostHeap.allocate(image.length);
        }
        if (words == null) {
            throw HostHeap.exhausted(size());
        }
        restore(words);
        return words;
    }

    private void restore(int[] words) {
        System.arraycopy(image, 0, words, 0, image.length);
    }

    private synchronized int @Nullable [] poll(ArrayDeque<SoftReference<int[]>> queue) {
        while (true) {
            SoftReference<int[]> reference = queue.poll();
            if (reference == null) {
                return null;
            }
            int[] words = reference.get();
            if (words != null) {
                return words;
            }
        }
    }

    private synchronized void add(ArrayDeque<SoftReference<int[]>> queue, int[] words) {
        if (restored.size() + used.size() < MOST) {
            queue.add(new SoftReference<>(words));
        }
    }

    /**
     * Takes an array back. It is made ready for the next instance in the background, while the host is busy with what
     * this one has brought.
     *
     * @param reusable false when guest code may still be writing to it
     */
    void giveBack(int[] words, boolean reusable) {
        HostHeap.giveBack(words.length);
        if (reusable && words.length == image.length && image.length > 0) {
            add(used, words);
            ForkJoinPool.commonPool().execute(this::restoreOne);
        }
    }

    private void restoreOne() {
        int[] words = poll(used);
        if (words != null) {
            restore(words);
            add(restored, words);
        }
    }
}
