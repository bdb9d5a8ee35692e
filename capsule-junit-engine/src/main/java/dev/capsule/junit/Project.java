/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.TaskIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The task files of the class path's directories. */
final class Project {

    private final List<TaskFile> files;
    private final List<TaskFile> own;

    private Project(List<TaskFile> files, List<TaskFile> own) {
        this.files = files;
        this.own = own;
    }

    /**
     * Reads indexes and manifests, and nothing else.
     *
     * <p>The project's own files are those whose class path root lies in the project's directory; in a build of several
     * modules, the class path holds the neighbours' directories as well. If no root lies there, the tool has put its
     * output elsewhere, and all of them are the project's own.
     */
    static Project read(ProjectLayout layout) {
        var roots = ClassPathRoot.readAll(layout);
        var files = new TaskFileReader(layout, roots).read();
        var ownRoots = roots.stream()
                .filter(root -> root.isBelow(layout.directory()))
                .map(ClassPathRoot::directory)
                .toList();
        return new Project(files, ownRoots.isEmpty() ? files : select(files, file -> ownRoots.contains(file.root())));
    }

    /** Returns the project's own files. */
    List<TaskFile> own() {
        return own;
    }

    /** Returns the file with the given path. */
    Optional<TaskFile> named(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Returns the file whose source or module is the given one. */
    Optional<TaskFile> at(Path path) {
        var real = FilePaths.real(path);
        return files.stream().filter(file -> file.is(real)).findFirst();
    }

    /** Returns the files whose source or class path root is in a directory. */
    List<TaskFile> below(Path directory) {
        var real = FilePaths.real(directory);
        return select(files, file -> file.isBelow(real));
    }

    /** Returns the files of a class path root. */
    List<TaskFile> inRoot(Path root) {
        var real = FilePaths.real(root);
        return select(files, file -> file.root().equals(real));
    }

    /** Returns the files with a module of the given resource name, or all own ones when the resource is the index. */
    List<TaskFile> ofResource(String name) {
        if (name.equals(TaskIndex.RESOURCE)) {
            return own;
        }
        return select(own, file -> file.is(FilePaths.real(file.root().resolve(name))));
    }

    private static List<TaskFile> select(List<TaskFile> files, Predicate<TaskFile> condition) {
        return files.stream().filter(condition).toList();
    }
}
