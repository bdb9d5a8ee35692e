/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.policy.MemorySize;
import dev.capsule.task.TaskDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says why a task failed: first where, in the form that consoles and IDEs link, then what. Below an exception stands the
 * line of code; behind a limit stand its name and what was used.
 */
final class FailureMessage {

    private FailureMessage() {}

    static String of(TaskFile file, TaskDescriptor task, TaskError error, Execution execution) {
        var frame = innermostOfUser(file, error.traceback());
        var location = frame == null
                ? task.position().path() + ":" + task.position().line()
                : frame.path() + ":" + frame.line();
        var details = error.type() == ErrorType.TASK_ERROR ? code(frame) : usage(error, execution);
        return location + ": " + error.message() + details;
    }

    private static @Nullable GuestFrame innermostOfUser(TaskFile file, List<GuestFrame> traceback) {
        for (var i = traceback.size() - 1; i >= 0; i--) {
            if (file.directories().contain(traceback.get(i).path())) {
                return traceback.get(i);
            }
        }
        return null;
    }

    private static String code(@Nullable GuestFrame frame) {
        return Optional.ofNullable(frame)
                .map(GuestFrame::code)
                .map(code -> "\n    " + code)
                .orElse("");
    }

    private static String usage(TaskError error, Execution execution) {
        return String.format(
                Locale.ROOT,
                " [%s; used %,d ms, %,d fuel, %s%s]",
                error.type().wireName(),
                execution.durationMs(),
                execution.fuelConsumed(),
                MemorySize.format(execution.ramUsed()),
                execution.retries() == 0 ? "" : ", " + execution.retries() + " retries");
    }
}
