/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.run.RunBudget;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import java.util.Arrays;
import java.util.List;

/** Twenty sub-tasks that sleep for 500 ms each, of which so many may be under way at once. */
public final class SleepingTasks {

    private static final List<String> PROGRAMS = List.of("sleeping.py", "sleeping.js");
    private static final List<Integer> AT_ONCE = List.of(20, 16, 10, 5);
    private static final int SUB_TASKS = 20;
    private static final int SLEEP_MILLIS = 500;
    private static final int WARM_UPS = 2;
    private static final int RUNS = 5;

    private SleepingTasks() {}

    /** Measures; a round of sleep is what the sub-tasks of one turn take that cost nothing. */
    public static void main(String[] arguments) {
        System.out.printf("Java %s%n", Runtime.version());
        System.out.printf("%-14s%10s%16s%16s%n", "program", "at once", "sleep, ms", "median, ms");
        for (var program : PROGRAMS) {
            var tasks = Programs.compile(Programs.source(program));
            for (int atOnce : AT_ONCE) {
                int sleep = (SUB_TASKS + atOnce - 1) / atOnce * SLEEP_MILLIS;
                System.out.printf("%-14s%10d%16d%16.1f%n", program, atOnce, sleep, medianMillis(tasks, atOnce));
            }
        }
    }

    private static double medianMillis(TaskRunner tasks, int atOnce) {
        var call = TaskCall.of("main").withBudget(RunBudget.DEFAULT.withParallelCalls(atOnce));
        var times = new double[RUNS];
        for (int run = -WARM_UPS; run < RUNS; run++) {
            long start = System.nanoTime();
            var envelope = Programs.run(tasks, call);
            if (!Integer.valueOf(SUB_TASKS).equals(envelope.result())) {
                throw new IllegalStateException("not all sub-tasks succeeded: " + envelope.toJson());
            }
            if (run >= 0) {
                times[run] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }
}
