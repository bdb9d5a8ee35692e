/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.junit.TaskPrograms.TaskProgram;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file's module, loaded when its first task runs and forgotten with the file's node. */
final class FileProgram implements Supplier<TaskProgram> {

    private final TaskPrograms programs;
    private final @Nullable Path module;
    private @Nullable TaskProgram loaded;

    FileProgram(TaskPrograms programs, TaskFile file) {
        this.programs = programs;
        this.module = file.module();
    }

    @Override
    public synchronized TaskProgram get() {
        var program = loaded;
        if (program == null) {
            program = programs.load(Objects.requireNonNull(module));
            loaded = program;
        }
        return program;
    }
}
