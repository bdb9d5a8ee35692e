/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.Envelope;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.policy.MemorySize;
import java.util.Locale;

/** Tells a run in words, for people at a console. */
final class EnvelopeText {

    private EnvelopeText() {}

    /** Returns one line on how the run ended and what it cost, and the error with its traceback when there is one. */
    static String of(Envelope envelope) {
        var execution = envelope.execution();
        var error = envelope.error();
        var text = new StringBuilder("Task \"").append(execution.taskName()).append('"');
        text.append(error == null ? " succeeded after " : " failed after ")
                .append(execution.durationMs())
                .append(" ms");
        if (execution.retries() > 0) {
            text.append(" and ").append(execution.retries()).append(execution.retries() == 1 ? " retry" : " retries");
        }
        text.append(String.format(Locale.ROOT, ": %,d fuel, ", execution.fuelConsumed()))
                .append(MemorySize.format(execution.ramUsed()))
                .append(".\n");
        if (error != null) {
            append(text, error);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, TaskError error) {
        for (var frame : error.traceback()) {
            append(text, frame);
        }
        text.append(error.type().wireName())
                .append(": ")
                .append(error.message())
                .append('\n');
    }

    private static void append(StringBuilder text, GuestFrame frame) {
        text.append("  ")
                .append(frame.path())
                .append(':')
                .append(frame.line())
                .append(", in ")
                .append(frame.function());
        var code = frame.code();
        if (code != null && !code.isEmpty()) {
            text.append("\n    ").append(code);
        }
        text.append('\n');
    }
}
