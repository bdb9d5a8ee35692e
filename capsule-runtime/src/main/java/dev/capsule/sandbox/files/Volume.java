/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files below one directory. Paths are relative to it; the empty one is the directory itself, or the file when the
 * volume is one. Each method throws a {@link FileException} when it cannot do what is asked.
 */
interface Volume extends AutoCloseable {

    /** Finds a file; {@code null} when there is none. */
    @Nullable
    FileStatus find(List<String> path, boolean followLink);

    /** Opens a regular file. */
    OpenFile open(List<String> path, OpenMode mode, boolean followLink);

    /** Lists a directory by name; {@code visitor} is told of each entry, so that long lists can be paid for. */
    List<DirectoryEntry> list(List<String> path, Runnable visitor);

    /** Returns what a symbolic link says. */
    String readLink(List<String> path);

    void createDirectory(List<String> path);

    void removeDirectory(List<String> path);

    void unlink(List<String> path);

    void rename(List<String> from, List<String> to);

    void times(List<String> path, FileTimes times, boolean followLink);

    @Override
    default void close() {}
}
