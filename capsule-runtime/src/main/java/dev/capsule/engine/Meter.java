/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import org.jspecify.annotations.Nullable;

/**
 * The budget of one instance: grants fuel in slices, and at the end of each looks at the clock and at cancellation.
 *
 * <p>A slice is small enough that even code which the JVM still interprets reaches its end within some 20 ms.
 */
final class Meter {

    /** The units of fuel between two looks at the clock. */
    static final long SLICE = 200_000;

    private final Limits limits;
    private final Account account;
    private long granted;
    private long startNanos;
    private long deadlineNanos;
    private volatile @Nullable GuestFailure verdict;

    Meter(Limits limits, Account account) {
        this.limits = limits;
        this.account = account;
    }

    /** Begins a call, whose time counts from now. */
    void start() {
        startNanos = System.nanoTime();
        long timeoutNanos = limits.timeoutMillis() > Long.MAX_VALUE / 4_000_000
                ? Long.MAX_VALUE / 4
                : limits.timeoutMillis() * 1_000_000;
        deadlineNanos = startNanos + timeoutNanos;
    }

    /** The time until the deadline; zero or less when it has passed. */
    long remainingNanos() {
        return deadlineNanos - System.nanoTime();
    }

    /**
     * Grants the next slice.
     *
     * @param left what is left of the last slice; below zero when more was burnt than granted
     * @return what is left of the new one, zero or more
     * @throws GuestFailure when the run has to end
     */
    long refuel(long left) {
        check();
        long consumed = granted - left;
        long budget = limits.fuel() - consumed;
        if (budget < 0) {
            throw fail(new GuestFailure.FuelExhausted(limits.fuel()));
        }
        long wanted = Math.min(SLICE, budget);
        granted += account.takeFuel(consumed + wanted - granted);
        if (granted < consumed) {
            throw fail(new GuestFailure.FuelExhausted(limits.fuel()));
        }
        return granted - consumed;
    }

    /** Ends the counting: what is left of the last slice goes back. */
    void settle(long left) {
        account.giveBackFuel(Math.max(left, 0));
    }

    /** Ends the run before it begins when it was cancelled before. */
    void checkCancelled() {
        GuestFailure ended = verdict;
        if (ended != null) {
            throw ended;
        }
    }

    /** Ends the run when it was cancelled or its deadline has passed. */
    void check() {
        checkCancelled();
        if (remainingNanos() <= 0) {
            throw fail(timedOut());
        }
    }

    /** Decides how the run ends, unless that is decided already, and returns the decision. */
    synchronized GuestFailure fail(GuestFailure failure) {
        GuestFailure decided = verdict;
        if (decided == null) {
            verdict = failure;
            return failure;
        }
        return decided;
    }

    /** Why the run ends; null while nobody has decided that it does. */
    @Nullable
    GuestFailure verdict() {
        return verdict;
    }

    /** The failure of a run whose deadline has passed. */
    GuestFailure timedOut() {
        return new GuestFailure.TimedOut(limits.timeoutMillis(), (System.nanoTime() - startNanos) / 1_000_000);
    }

    /** The units burnt when {@code left} of the last slice is left; never more than the limit. */
    long consumed(long left) {
        return Math.min(granted - left, limits.fuel());
    }

    Limits limits() {
        return limits;
    }

    Account account() {
        return account;
    }
}
