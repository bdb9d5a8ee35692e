/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

/**
 * Bounds a task and all tasks that it calls, directly or not, taken together. Each of them has limits of its own beside.
 *
 * @param depth how many tasks may be above each other, each called by the one above
 * @param parallelCalls how many started calls are under way at once; others wait for their turn
 * @param liveTasks how many tasks may have an instance at once
 * @param calls how many calls may be started
 * @param memoryBytes how large the memories of all instances may be together; the outermost task's own {@code ram} is
 *     granted even when it is more
 * @param fuel how much all attempts may burn together, in units of fuel; what the outermost task itself may burn is
 *     granted even when it is more
 * @since 0.1
 */
public record RunBudget(int depth, int parallelCalls, int liveTasks, int calls, long memoryBytes, long fuel) {

    /** What applies when nothing is said: 16 levels, 16 parallel calls, 128 live tasks, 100,000 calls, 4 GiB, 10^13. */
    public static final RunBudget DEFAULT = new RunBudget(16, 16, 128, 100_000, 4L << 30, 10_000_000_000_000L);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public RunBudget {
        require("depth", depth);
        require("parallelCalls", parallelCalls);
        require("liveTasks", liveTasks);
        require("calls", calls);
        require("memoryBytes", memoryBytes);
        require("fuel", fuel);
    }

    private static void require(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("the budget's " + name + " is " + value + ", but it must be at least 1");
        }
    }

    /** Returns this budget with another depth. */
    public RunBudget withDepth(int levels) {
        return new RunBudget(levels, parallelCalls, liveTasks, calls, memoryBytes, fuel);
    }

    /** Returns this budget with another number of parallel calls. */
    public RunBudget withParallelCalls(int count) {
        return new RunBudget(depth, count, liveTasks, calls, memoryBytes, fuel);
    }

    /** Returns this budget with another number of live tasks. */
    public RunBudget withLiveTasks(int count) {
        return new RunBudget(depth, parallelCalls, count, calls, memoryBytes, fuel);
    }

    /** Returns this budget with another number of started calls. */
    public RunBudget withCalls(int count) {
        return new RunBudget(depth, parallelCalls, liveTasks, count, memoryBytes, fuel);
    }

    /** Returns this budget with another amount of memory. */
    public RunBudget withMemoryBytes(long bytes) {
        return new RunBudget(depth, parallelCalls, liveTasks, calls, bytes, fuel);
    }

    /** Returns this budget with another amount of fuel. */
    public RunBudget withFuel(long units) {
        return new RunBudget(depth, parallelCalls, liveTasks, calls, memoryBytes, units);
    }
}
