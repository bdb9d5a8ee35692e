/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.ErrorType;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import java.util.Arrays;
import java.util.List;

/** How long after its deadline a task that would never end has ended, and its caller has the envelope. */
public final class Deadlines {

    private static final int RUNS = 11;
    private static final int LIMIT_MILLIS = 300;
    private static final List<String> TASKS =
            List.of("spin", "swallow", "backtrack", "total", "sleep", "fill", "power");

    private Deadlines() {}

    /** Measures; takes no arguments. */
    public static void main(String[] arguments) {
        var runner = Programs.compile(Programs.source("runaway"));
        System.out.printf("Java %s, limit %d ms, %d runs%n", Runtime.version(), LIMIT_MILLIS, RUNS);
        System.out.printf("%-12s%16s%16s%n", "task", "median late, ms", "worst late, ms");
        for (var task : TASKS) {
            millisLate(runner, task);
            var late = new double[RUNS];
            Arrays.setAll(late, i -> millisLate(runner, task));
            Arrays.sort(late);
            System.out.printf("%-12s%16.1f%16.1f%n", task, late[RUNS / 2], late[RUNS - 1]);
        }
    }

    private static double millisLate(TaskRunner runner, String task) {
        var start = System.nanoTime();
        var envelope = runner.run(TaskCall.of(task)).envelope();
        var millis = (System.nanoTime() - start) / 1e6;
        var error = envelope.error();
        if (error == null || error.type() != ErrorType.TIMEOUT) {
            throw new IllegalStateException("the program did not end by its deadline: " + envelope.toJson());
        }
        return millis - LIMIT_MILLIS;
    }
}
