/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import dev.capsule.Envelope;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A project directory whose tasks are run with access to it. */
record Project(Path directory) {

    /** Writes a file of the project's, and the directories above it. */
    Project file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a directory of the project's. */
    Project directory(String path) {
        try {
            Files.createDirectories(directory.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of the project's. */
    String read(String path) {
        try {
            return Files.readString(directory.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a task with access to the project. */
    Envelope call(Tasks tasks, String task, @Nullable Object... args) {
        return tasks.run(TaskCall.of(task)
                        .withArguments(Arrays.asList(args), Map.of())
                        .withHost(HostAccess.of(directory)))
                .envelope();
    }

    /** Calls a task that must succeed with access to the project. */
    @Nullable
    Object result(Tasks tasks, String task, @Nullable Object... args) {
        var envelope = call(tasks, task, args);
        if (!envelope.success()) {
            throw new AssertionError("task failed: " + envelope.toJson());
        }
        return envelope.result();
    }
}
