/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.Envelope;
import dev.capsule.run.TaskRunner;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Runs of a program, in a JVM that is warm unless a benchmark says otherwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 5)
@SuppressWarnings("NullAway.Init") // JMH calls the method that sets the fields
public abstract class ProgramRuns {

    private Path source;
    private TaskRunner program;

    /** Names the program's file; JMH has set what it may depend on. */
    abstract String fileName();

    /** Compiles the program. */
    @Setup
    public void compile() {
        source = Programs.source(fileName());
        program = Programs.compile(source);
    }

    final Path source() {
        return source;
    }

    final Envelope run() {
        return Programs.run(program);
    }

    /** The first run in a fresh JVM, which has compiled the program and nothing else. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Envelope firstRun() {
        return run();
    }
}
