/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Bounds how many started calls of a run are under way at once. A call that waits for others lends its slot to them, so
 * that calls which wait for calls never wait for each other.
 */
final class Slots {

    private final Executor threads;
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private int free;

    Slots(int count, Executor threads) {
        this.free = count;
        this.threads = threads;
    }

    /** Runs a call on a thread of its own as soon as there is a slot for it. */
    synchronized void submit(Runnable call) {
        queue.add(call);
        next();
    }

    /** Takes a call out of the queue; false when it has begun, or has ended. */
    synchronized boolean withdraw(Runnable call) {
        return queue.remove(call);
    }

    /** Gives the slot of a running call to others until it is reclaimed. */
    synchronized void lend() {
        free++;
        next();
    }

    /** Takes a lent slot back at once: until a call has ended, one more than usual is under way. */
    synchronized void reclaim() {
        free--;
    }

    private void next() {
        while (free > 0 && !queue.isEmpty()) {
            free--;
            var call = queue.remove();
            threads.execute(() -> {
                try {
                    call.run();
                } finally {
                    lend();
                }
            });
        }
    }
}
