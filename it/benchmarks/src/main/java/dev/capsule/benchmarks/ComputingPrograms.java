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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Programs that compute, each run in a sandbox of its own. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class ComputingPrograms {

    /** The file's name. */
    @Param({"fib", "nbody", "classes", "json_round_trip", "regex", "strings"})
    public String program;

    private TaskRunner runner;

    /** Compiles the program. */
    @Setup
    public void compile() {
        runner = Programs.compile(Programs.source(program));
    }

    /** A run in a JVM that has run the program for a while. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(1)
    @Warmup(iterations = 4, time = 10)
    @Measurement(iterations = 3, time = 5)
    public Envelope steadyState() {
        return Programs.run(runner);
    }

    /** The first run in a fresh JVM, which has compiled the program and nothing else. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Envelope firstRun() {
        return Programs.run(runner);
    }
}
