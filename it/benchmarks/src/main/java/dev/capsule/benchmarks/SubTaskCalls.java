/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.Envelope;
import dev.capsule.run.TaskRunner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a call of one task by another costs. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class SubTaskCalls {

    private static final int SUB_TASKS = 100;

    private TaskRunner subTasks;

    /** Compiles the program. */
    @Setup
    public void compile() {
        subTasks = Programs.compile(Programs.source("sub_tasks"));
    }

    /** One call of a task by a task. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(SUB_TASKS)
    @Fork(1)
    @Warmup(iterations = 4, time = 5)
    @Measurement(iterations = 4, time = 5)
    public Envelope subTask() {
        return Programs.run(subTasks);
    }
}
