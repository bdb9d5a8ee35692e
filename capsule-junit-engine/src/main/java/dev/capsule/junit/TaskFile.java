/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.source.Problem;
import dev.capsule.task.TaskDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/**
 * A source file with tasks, built or broken.
 *
 * @param path the source file, relative to the project's directory; no other file of the project has the same
 * @param label what names begin with; no other file of the project has the same
 * @param source the source file itself, {@code null} when it is not there
 * @param root the class path root that holds what was built from it
 * @param module what was built from it; {@code null} when the file is broken
 * @param tasks its own tasks
 * @param problems what is wrong with a broken file
 * @param directories the project's source directories
 */
record TaskFile(
        String path,
        String label,
        @Nullable Path source,
        Path root,
        @Nullable Path module,
        List<TaskDescriptor> tasks,
        List<Problem> problems,
        SourceDirectories directories) {

    boolean isBroken() {
        return module == null;
    }

    Optional<TaskDescriptor> task(String name) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    /** Returns what a task is called in reports. */
    String displayName(TaskDescriptor task) {
        return label + "/" + task.name();
    }

    boolean is(Path file) {
        return file.equals(source) || file.equals(module);
    }

    boolean isBelow(Path directory) {
        return root.startsWith(directory) || (source != null && source.startsWith(directory));
    }

    Optional<TestSource> testSource() {
        return Optional.ofNullable(source).map(file -> FileSource.from(file.toFile()));
    }

    Optional<TestSource> testSource(int line) {
        return Optional.ofNullable(source)
                .map(file -> FileSource.from(file.toFile(), FilePosition.from(Math.max(1, line))));
    }

    /** Returns where the first problem is, or the file when that is elsewhere: in a file that it imports. */
    Optional<TestSource> problemSource() {
        return problems.stream()
                .map(Problem::position)
                .findFirst()
                .filter(position -> path.endsWith(position.path()))
                .map(position -> testSource(position.line()))
                .orElseGet(this::testSource);
    }
}
