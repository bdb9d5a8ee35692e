/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs guest code on a thread of its own, whose stack is large enough for what interpreters nest, and sees to it that
 * the call ends in time. The thread ends with the call.
 */
final class GuestThread {

    /** The stack for an interpreter, in virtual memory: only what it really nests is ever touched. */
    static final long LARGE_STACK = 512L << 20;

    /** The stack for anything else. */
    static final long SMALL_STACK = 64L << 20;

    /** How long a guest whose time is over may take to notice before it is left to itself. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final AtomicLong COUNT = new AtomicLong();

    private final Meter meter;
    private final long stackBytes;
    private volatile @Nullable Thread running;
    private boolean abandoned;

    GuestThread(Meter meter, long stackBytes) {
        this.meter = meter;
        this.stackBytes = stackBytes;
    }

    /**
     * Runs {@code work} and returns what it returns.
     *
     * @throws GuestFailure when the run has to end
     * @throws RuntimeException what the work throws
     */
    <T> T call(Failures failures, Supplier<T> work) {
        meter.start();
        Call<T> call = new Call<>(failures, work);
        Thread thread = new Thread(null, call, "capsule-guest-" + COUNT.incrementAndGet(), stackBytes);
        thread.setDaemon(true);
        running = thread;
        try {
            meter.checkCancelled();
            thread.start();
            await(thread);
        } finally {
            running = null;
        }
        abandoned = thread.isAlive();
        return call.result(meter);
    }

    /** Whether a call was left to itself because it did not end in time: its memory is still in use. */
    boolean isAbandoned() {
        return abandoned;
    }

    private void await(Thread thread) {
        boolean interrupted = false;
        try {
            // somebody may cancel at any time, and waiting for a thread cannot be ended from outside
            while (meter.verdict() == null && meter.remainingNanos() > 0) {
                if (join(thread, Math.min(meter.remainingNanos(), POLL_NANOS))) {
                    return;
                }
            }
            meter.fail(meter.timedOut());
        } catch (InterruptedException e) {
            interrupted = true;
            meter.fail(new GuestFailure.Cancelled());
        }
        thread.interrupt();
        try {
            join(thread, GRACE_NANOS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean join(Thread thread, long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(nanos, 1));
        return !thread.isAlive();
    }

    /** Ends the running call, or the next one. */
    void cancel() {
        meter.fail(new GuestFailure.Cancelled());
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private static final class Call<T> implements Runnable {
        private final Failures failures;
        private final Supplier<T> work;
        private volatile @Nullable T result;
        private volatile @Nullable RuntimeException failure;

        private Call(Failures failures, Supplier<T> work) {
            this.failures = failures;
            this.work = work;
        }

        @Override
        @SuppressWarnings("CatchingThrowable") // stack overflow and lack of memory are the guest's ends, not the JVM's
        public void run() {
            try {
                result = work.get();
            } catch (Throwable e) {
                failure = failures.translate(e);
            }
        }

        private T result(Meter meter) {
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            T value = result;
            if (value == null) {
                GuestFailure verdict = meter.verdict();
                throw verdict != null
                        ? verdict
                        : new IllegalStateException("the guest's thread ended without a result");
            }
            return value;
        }
    }
}
