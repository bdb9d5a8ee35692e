/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.CapsuleException;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.TaskDescriptor;
import dev.capsule.task.TaskIndex;
import dev.capsule.task.TaskModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes task files of index entries: finds their sources, reads their manifests, gives them unique names. */
final class TaskFileReader {

    private final ProjectLayout layout;
    private final List<ClassPathRoot> roots;
    private final SourceDirectories directories;
    private final Map<String, Integer> uses = new HashMap<>();

    TaskFileReader(ProjectLayout layout, List<ClassPathRoot> roots) {
        this.layout = layout;
        this.roots = roots;
        var entries = roots.stream().flatMap(root -> root.entries().stream()).toList();
        this.directories = SourceDirectories.of(entries);
        entries.forEach(entry -> uses.merge(directories.label(entry.source()), 1, Integer::sum));
    }

    List<TaskFile> read() {
        var paths = new HashSet<String>();
        var files = new ArrayList<TaskFile>();
        for (var root : roots) {
            for (var entry : root.entries()) {
                var source = source(root, entry);
                var path = source == null ? entry.source() : FilePaths.relative(layout.directory(), source);
                if (paths.add(path)) {
                    files.add(read(root, entry, source, path));
                }
            }
        }
        return files;
    }

    private TaskFile read(ClassPathRoot root, TaskIndex.Entry entry, @Nullable Path source, String path) {
        var shortLabel = directories.label(entry.source());
        var label = uses.getOrDefault(shortLabel, 1) == 1 ? shortLabel : path;
        Path module = null;
        List<TaskDescriptor> tasks = List.of();
        var problems = entry.problems();
        if (entry.module() != null) {
            var file = FilePaths.real(root.modules().resolve(entry.module()));
            try {
                tasks = TaskModule.readManifest(file).entryTasks();
                module = file;
            } catch (CapsuleException e) {
                problems = List.of(Problem.error(new SourcePosition(entry.source(), 1, 1), e.getMessage()));
            }
        }
        return new TaskFile(path, label, source, root.directory(), module, tasks, problems, directories);
    }

    /** Looks where sources are seen from the directory of the classes, then from the project's. */
    private @Nullable Path source(ClassPathRoot root, TaskIndex.Entry entry) {
        for (Path base = root.directory(); base != null; base = base.getParent()) {
            var candidate = base.resolve(entry.source());
            if (Files.isRegularFile(candidate)) {
                return FilePaths.real(candidate);
            }
        }
        var candidate = layout.directory().resolve(entry.source());
        return Files.isRegularFile(candidate) ? FilePaths.real(candidate) : null;
    }
}
