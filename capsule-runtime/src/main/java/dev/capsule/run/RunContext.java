/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.security.SecureRandom;

/**
 * Where in a run a task is.
 *
 * @param run what it shares with the others
 * @param depth how many tasks are above this one
 * @param seed what the random numbers of the task grow from
 * @param inSlot whether it runs on behalf of a started call
 */
record RunContext(SharedRun run, int depth, long seed, boolean inSlot) {

    private static final SecureRandom SEEDS = new SecureRandom();

    static RunContext outermost(SharedRun run) {
        return new RunContext(run, 0, SEEDS.nextLong(), false);
    }

    /** A task that this one calls and waits for. */
    RunContext below() {
        return new RunContext(run, depth + 1, SEEDS.nextLong(), inSlot);
    }

    /** The same task, as the one in whose place a started call begins. */
    RunContext started() {
        return new RunContext(run, depth, seed, true);
    }

    void lendSlot() {
        if (inSlot) {
            run.slots().lend();
        }
    }

    void reclaimSlot() {
        if (inSlot) {
            run.slots().reclaim();
        }
    }
}
