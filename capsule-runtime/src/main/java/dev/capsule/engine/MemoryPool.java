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

    private final byte[] image;
    private final ArrayDeque<SoftReference<byte[]>> free = new ArrayDeque<>();

    MemoryPool(byte[] image) {
        this.image = image;
    }

    int size() {
        return image.length;
    }

    /**
     * A copy of the image.
     *
     * @throws GuestFailure.MemoryExhausted when the heap has no room for it
     */
    byte[] take() {
        byte[] bytes = poll();
        if (bytes == null) {
            bytes = HostHeap.allocate(image.length);
        } else if (!HostHeap.take(image.length)) {
            bytes = null;
        }
        if (bytes == null) {
            throw HostHeap.exhausted(image.length);
        }
        System.arraycopy(image, 0, bytes, 0, image.length);
        return bytes;
    }

    private synchronized byte @Nullable [] poll() {
        while (true) {
            SoftReference<byte[]> reference = free.poll();
            if (reference == null) {
                return null;
            }
            byte[] bytes = reference.get();
            if (bytes != null) {
                return bytes;
            }
        }
    }

    /**
     * Takes an array back.
     *
     * @param reusable false when guest code may still be writing to it
     */
    void giveBack(byte[] bytes, boolean reusable) {
        HostHeap.giveBack(bytes.length);
        if (reusable && bytes.length == image.length) {
            synchronized (this) {
                if (free.size() < MOST) {
                    free.push(new SoftReference<>(bytes));
                }
            }
        }
    }
}
