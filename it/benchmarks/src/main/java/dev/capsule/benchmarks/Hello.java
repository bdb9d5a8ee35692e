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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Capsule itself costs: a task that does next to nothing, in each language. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class Hello {

    /** The file's name. */
    @Param({"hello.py", "hello.ts"})
    public String file;

    private Path source;
    private TaskRunner hello;

    /** Compiles the program. */
    @Setup
    public void compile() {
        source = Programs.source(file);
        hello = Programs.compile(source);
    }

    /** One run of a task in a warm JVM: restoring the memory image, the call, the envelope. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(1)
    @Warmup(iterations = 4, time = 5)
    @Measurement(iterations = 4, time = 5)
    public Envelope warm() {
        return Programs.run(hello);
    }

    /** The same in a fresh JVM. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Envelope firstRun() {
        return Programs.run(hello);
    }

    /** From source to a task that can be run, in a warm JVM. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(1)
    @Warmup(iterations = 4, time = 5)
    @Measurement(iterations = 4, time = 5)
    public TaskRunner compiling() {
        return Programs.compile(source);
    }
}
