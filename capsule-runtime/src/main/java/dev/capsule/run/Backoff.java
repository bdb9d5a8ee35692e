/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The waits between attempts: 100 ms, doubled each time, at most 10 s, each varied by up to half from a seed. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10_000;

    private final RandomGenerator jitter;

    Backoff(long seed) {
        this.jitter = new SplittableRandom(seed);
    }

    /** Returns how long to wait after the given number of retries, in milliseconds. */
    long delayMillis(int retriesSoFar) {
        var doubled = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(retriesSoFar, 30));
        return Math.round(doubled * (0.5 + jitter.nextDouble()));
    }

    /** Waits; returns false when the run was cancelled meanwhile. */
    boolean await(int retriesSoFar, Cancellation cancellation) {
        var cancelled = new CountDownLatch(1);
        try (var registration = cancellation.onCancel(cancelled::countDown)) {
            return !cancelled.await(delayMillis(retriesSoFar), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
