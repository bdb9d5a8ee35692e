/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.source.Problem;
import dev.capsule.task.TaskDescriptor;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns what an envelope or the build says into what JUnit reports. */
final class TaskFailures {

    private TaskFailures() {}

    /**
     * Fails unless the task succeeded.
     *
     * @throws AssertionFailedError when an assertion of the task's own failed
     * @throws TestAbortedException when the run was cancelled
     * @throws TaskFailedException when the task failed in another way
     */
    static void check(TaskFile file, TaskDescriptor task, Envelope envelope) {
        var error = envelope.error();
        if (error == null) {
            return;
        }
        var message = FailureMessage.of(file, task, error, envelope.execution());
        var frames = frames(file, task, error);
        if (error.type() == ErrorType.CANCELLED) {
            throw withFrames(new TestAbortedException(message), frames);
        }
        if (error.type() == ErrorType.TASK_ERROR && error.message().startsWith("AssertionError")) {
            throw withFrames(new AssertionFailedError(message), frames);
        }
        throw new TaskFailedException(message, frames);
    }

    /** Returns the failure of a file that could not be built. */
    static TaskFailedException ofBroken(TaskFile file) {
        var stackTrace = new GuestStackTrace(file.directories());
        var message = file.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
        return new TaskFailedException(
                message.isEmpty() ? file.path() + ":1:1: the file was not built" : message,
                file.problems().stream()
                        .map(problem -> stackTrace.at(problem.position(), "<module>"))
                        .toList());
    }

    private static List<StackTraceElement> frames(TaskFile file, TaskDescriptor task, TaskError error) {
        var stackTrace = new GuestStackTrace(file.directories());
        return error.traceback().isEmpty()
                ? List.of(stackTrace.at(task.position(), task.function()))
                : stackTrace.of(error.traceback());
    }

    private static <T extends Throwable> T withFrames(T failure, List<StackTraceElement> frames) {
        failure.setStackTrace(frames.toArray(StackTraceElement[]::new));
        return failure;
    }
}
