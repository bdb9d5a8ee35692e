/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.Envelope;
import dev.capsule.policy.MemorySize;
import dev.capsule.task.TaskDescriptor;
import java.util.Locale;

/** A run in one line, in columns. */
final class ResultLine {

    private ResultLine() {}

    static String of(TaskDescriptor task, Envelope envelope) {
        var execution = envelope.execution();
        return String.format(
                Locale.ROOT,
                "capsule  %-4s  %-24s  %,7d ms  %,14d fuel  %10s  %s:%d",
                envelope.success() ? "ok" : "FAIL",
                task.name(),
                execution.durationMs(),
                execution.fuelConsumed(),
                MemorySize.format(execution.ramUsed()),
                task.position().path(),
                task.position().line());
    }
}
