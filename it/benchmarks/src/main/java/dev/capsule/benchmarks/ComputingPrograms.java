/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.Envelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/** Programs that compute, each run in a sandbox of its own. */
@SuppressWarnings("NullAway.Init") // JMH sets the field
public class ComputingPrograms extends ProgramRuns {

    /** The file's name. */
    @Param({"fib", "nbody", "classes", "json_round_trip", "regex", "strings"})
    public String program;

    @Override
    String fileName() {
        return program;
    }

    /** A run in a JVM that has run the program for a while. */
    @Benchmark
    @Warmup(iterations = 4, time = 10)
    @Measurement(iterations = 3, time = 5)
    public Envelope steadyState() {
        return run();
    }
}
