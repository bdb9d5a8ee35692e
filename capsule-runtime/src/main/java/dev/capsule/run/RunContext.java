/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

/**
 * Where in a run a task is.
 *
 * @param run what it shares with the others
 * @param depth how many tasks are above this one
 * @param seeds what the random numbers of the task grow from
 * @param inSlot whether it runs on behalf of a started call
 */
record RunContext(SharedRun run, int depth, Seeds seeds, boolean inSlot) {

    static RunContext outermost(SharedRun run, Seeds seeds) {
        return new RunContext(run, 0, seeds, false);
    }

    /** A task that this one calls and waits for. */
    RunContext below(Seeds ofTheTask) {
        return new RunContext(run, depth + 1, ofTheTask, inSlot);
    }

    /** The same task, as the one in whose place a started call begins; a deterministic one makes its calls itself. */
    RunContext started() {
        return new RunContext(run, depth, seeds, inSlot || !seeds.deterministic());
    }

    /** The same place for a task that is deterministic itself. */
    RunContext forTask(boolean deterministic) {
        return new RunContext(run, depth, seeds.forTask(deterministic), inSlot);
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
