/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.Envelope;
import dev.capsule.run.TaskRunner;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What Capsule itself costs: a task that does next to nothing, in each language. */
@SuppressWarnings("NullAway.Init") // JMH sets the field
public class Hello extends ProgramRuns {

    /** The file's name. */
    @Param({"hello.py", "hello.ts"})
    public String file;

    @Override
    String fileName() {
        return file;
    }

    /** One run of a task in a warm JVM: restoring the memory image, the call, the envelope. */
    @Benchmark
    public Envelope warm() {
        return run();
    }

    /** From source to a task that can be run, in a warm JVM. */
    @Benchmark
    public TaskRunner compiling() {
        return Programs.compile(source());
    }
}
