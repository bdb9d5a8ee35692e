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

    /** Takes room for so many words out of the budget; false when it is not there. */
    static boolean take(long words) {
        if (TAKEN.addAndGet(words * Integer.BYTES) <= BUDGET) {
            return true;
        }
        giveBack(words);
        return false;
    }

    /** Gives back room for so many words. */
    static void giveBack(long words) {
        TAKEN.addAndGet(-words * Integer.BYTES);
    }

    /** An array that is paid for; null when there is no room for it. */
    static int @Nullable [] allocate(int words) {
        if (!take(words)) {
            return null;
        }
        try {
            return new int[words];
        } catch (OutOfMemoryError e) {
            giveBack(words);
            return null;
        }
    }

    /** The failure of a guest that cannot even start. */
    static GuestFailure exhausted(long bytes) {
        return new GuestFailure.MemoryExhausted("the JVM's heap has no room for a guest of " + bytes
                + " bytes: its limit is " + Runtime.getRuntime().maxMemory() + " bytes (-Xmx), guests have taken "
                + TAKEN.get());
    }

    /** The bytes that are taken now. */
    static long taken() {
        return TAKEN.get();
    }
}
