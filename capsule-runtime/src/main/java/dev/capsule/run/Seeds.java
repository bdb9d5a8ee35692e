/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the random numbers of a task grow from, and those of the tasks that it calls. */
final class Seeds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long FIXED = 0x0CA9501E;

    private final long seed;
    private final boolean deterministic;
    private final AtomicLong children = new AtomicLong();

    private Seeds(long seed, boolean deterministic) {
        this.seed = seed;
        this.deterministic = deterministic;
    }

    /** The seeds of a run: fixed ones when every run has to be the same. */
    static Seeds outermost(boolean deterministic) {
        return new Seeds(deterministic ? FIXED : RANDOM.nextLong(), deterministic);
    }

    /** The seeds of the next task that this one calls, which depend on how many it has called before. */
    Seeds child() {
        var childSeed =
                deterministic ? new SplittableRandom(seed + children.incrementAndGet()).nextLong() : RANDOM.nextLong();
        return new Seeds(childSeed, deterministic);
    }

    /** These seeds, or fixed ones for a task that asks for them itself. */
    Seeds forTask(boolean taskIsDeterministic) {
        return taskIsDeterministic && !deterministic ? new Seeds(FIXED, true) : this;
    }

    long seed() {
        return seed;
    }

    /** Whether clocks and random numbers are the same in every run, which then holds for all tasks below. */
    boolean deterministic() {
        return deterministic;
    }
}
