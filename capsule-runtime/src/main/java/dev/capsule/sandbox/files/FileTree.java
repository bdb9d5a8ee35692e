/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that never change: what a guest's image brings along. Paths are lists of plain names below the root: the sandbox
 * has already taken out {@code .}, {@code ..}, separators and NUL.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FileTree {

    /** A tree of nothing but an empty root. */
    FileTree EMPTY = path -> path.isEmpty() ? (Directory) List::of : null;

    /** Finds what is at a path, or null; the empty path is the root. */
    @Nullable
    Node find(List<String> path);

    /** A file or a directory. */
    sealed interface Node permits File, Directory {}

    /** Bytes that can be read. */
    non-sealed interface File extends Node {

        /** The number of bytes. */
        long size();

        /** Copies up to {@code length} bytes from {@code position} and returns how many; 0 at and after the end. */
        int read(long position, byte[] target, int offset, int length);
    }

    /** Names that can be listed. */
    non-sealed interface Directory extends Node {

        /** The names in a fixed order. */
        List<String> names();
    }
}
