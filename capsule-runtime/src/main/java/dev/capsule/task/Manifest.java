/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import java.util.List;
import java.util.Optional;

/**
 * What a task module says of itself, kept in its custom section {@value TaskModule#MANIFEST_SECTION}.
 *
 * @param language the guest language, such as {@code python}
 * @param guest the identity of the guest image that the module was made from
 * @param entry the source file that was compiled, relative to the project
 * @param sources every source file that was executed while loading, relative to the project
 * @param tasks the tasks of the entry file first, then those it imports, in order of definition
 */
public record Manifest(String language, String guest, String entry, List<String> sources, List<TaskDescriptor> tasks) {

    /** Copies the lists. */
    public Manifest {
        sources = List.copyOf(sources);
        tasks = List.copyOf(tasks);
    }

    /** Returns the task with the given name; the entry file's own task when an imported one has the same name. */
    public Optional<TaskDescriptor> task(String name) {
        return tasks.stream().filter(task -> task.name().equals(name)).findFirst();
    }

    /** Returns the tasks that the entry file itself defines. */
    public List<TaskDescriptor> entryTasks() {
        return tasks.stream()
                .filter(task -> task.position().path().equals(entry))
                .toList();
    }

    /** Returns the task that a module defines under the given name. */
    public Optional<TaskDescriptor> task(String module, String name) {
        return tasks.stream()
                .filter(task -> task.module().equals(module) && task.name().equals(name))
                .findFirst();
    }
}
