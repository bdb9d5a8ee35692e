/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.policy.MemorySize;
import dev.capsule.task.TaskDescriptor;
import java.util.Locale;
import org.junit.platform.engine.TestDescriptor;

/** A run in one line. All lines of an execution have the same columns, for the longest name is known beforehand. */
record ResultLine(int nameWidth) {

    static ResultLine forTests(TestDescriptor engine) {
        return new ResultLine(engine.getDescendants().stream()
                .filter(TaskNode.class::isInstance)
                .mapToInt(node -> ((TaskNode) node).task().name().length())
                .max()
                .orElse(0));
    }

    String of(TaskDescriptor task, Envelope envelope) {
        var execution = envelope.execution();
        return String.format(
                Locale.ROOT,
                "capsule  %-4s  %s  %,7d ms  %,14d fuel  %10s  %s:%d",
                status(envelope),
                task.name() + " ".repeat(Math.max(0, nameWidth - task.name().length())),
                execution.durationMs(),
                execution.fuelConsumed(),
                MemorySize.format(execution.ramUsed()),
                task.position().path(),
                task.position().line());
    }

    private static String status(Envelope envelope) {
        var error = envelope.error();
        if (error == null) {
            return "ok";
        }
        return error.type() == ErrorType.CANCELLED ? "stop" : "FAIL";
    }
}
