/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of the heap that guests' memories take, so that a guest is refused memory before the JVM runs out.
 */
final class HostHeap {

    /** The share of the heap that guests may have together; the rest is the host's own. */
    private static final long BUDGET = Runtime.getRuntime().maxMemory() / 4 * 3;

    private static final AtomicLong TAKEN = new AtomicLong();

    private HostHeap() {}

    /** Takes bytes out of the budget; false when they are not there. */
    static boolean take(long bytes) {
        if (TAKEN.addAndGet(bytes) <= BUDGET) {
            return true;
        }
        TAKEN.addAndGet(-bytes);
        return false;
    }

    /** Gives bytes back. */
    static void giveBack(long bytes) {
        TAKEN.addAndGet(-bytes);
    }

    /** An array that is paid for; null when there is no room for it. */
    static byte @Nullable [] allocate(long size) {
        if (size > Integer.MAX_VALUE - 8 || !take(size)) {
            return null;
        }
        try {
            return new byte[(int) size];
        } catch (OutOfMemoryError e) {
            giveBack(size);
            return null;
        }
    }

    /** The failure of a guest that cannot even start. */
    static GuestFailure exhausted(long size) {
        return new GuestFailure.MemoryExhausted("the JVM's heap has no room for a guest of " + size
                + " bytes: its limit is " + Runtime.getRuntime().maxMemory() + " bytes (-Xmx), guests have taken "
                + TAKEN.get());
    }

    /** The bytes that are taken now. */
    static long taken() {
        return TAKEN.get();
    }
}
