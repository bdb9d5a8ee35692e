/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two trees seen as one; the upper hides files of the lower. */
record LayeredFileTree(FileTree upper, FileTree lower) implements FileTree {

    @Override
    public @Nullable Node find(List<String> path) {
        Node above = upper.find(path);
        if (above instanceof File) {
            return above;
        }
        Node below = lower.find(path);
        if (above instanceof Directory first && below instanceof Directory second) {
            return new Merged(first, second);
        }
        return above == null ? below : above;
    }

    private record Merged(Directory first, Directory second) implements Directory {
        @Override
        public List<String> names() {
            TreeSet<String> names = new TreeSet<>(first.names());
            names.addAll(second.names());
            return List.copyOf(names);
        }
    }
}
