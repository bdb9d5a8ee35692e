/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.security.SecureRandom;

/**
 * What a task and the sub-tasks that it calls have in common.
 *
 * @param depth how many tasks are above this one
 * @param seed what the random numbers of the run grow from
 */
record RunContext(int depth, long seed) {

    /** How deep tasks may call tasks. Each level holds a memory image and a thread. */
    static final int MAX_DEPTH = 16;

    private static final SecureRandom SEEDS = new SecureRandom();

    static RunContext outermost() {
        return new RunContext(0, SEEDS.nextLong());
    }

    RunContext below() {
        return new RunContext(depth + 1, SEEDS.nextLong());
    }
}
