/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.TaskIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directories that source paths begin with, each with a slash at the end: what is left of a path without them is
 * how its author thinks of a file.
 */
record SourceDirectories(List<String> prefixes) {

    private static final String MODULE_SUFFIX = ".wasm";

    /** Learns the directories from an index: a module lies below the index as its source does below its directory. */
    static SourceDirectories of(List<TaskIndex.Entry> entries) {
        var known = entries.stream().flatMap(entry -> prefix(entry).stream());
        return new SourceDirectories(Stream.concat(known, Stream.of("src/main/capsule/", "src/test/capsule/"))
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    /** Returns whether a path is one of the user's sources. */
    boolean contain(String path) {
        return !path.startsWith("/") && prefixes.stream().anyMatch(path::startsWith);
    }

    /** Returns a source path without its directory and its extension. */
    String label(String path) {
        var relative = prefixes.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(prefix -> path.substring(prefix.length()))
                .orElse(path);
        return withoutExtension(relative);
    }

    private static Optional<String> prefix(TaskIndex.Entry entry) {
        var module = entry.module();
        var source = withoutExtension(entry.source());
        if (module == null || !module.endsWith(MODULE_SUFFIX)) {
            return Optional.empty();
        }
        var relative = module.substring(0, module.length() - MODULE_SUFFIX.length());
        return source.endsWith("/" + relative)
                ? Optional.of(source.substring(0, source.length() - relative.length()))
                : Optional.empty();
    }

    private static String withoutExtension(String path) {
        var dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
