/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory without files: what volumes are mounted in. */
record EmptyVolume() implements ReadOnlyVolume {

    @Override
    public @Nullable FileStatus find(List<String> path, boolean followLink) {
        return path.isEmpty() ? FileStatus.timeless(FileStatus.Kind.DIRECTORY, 0) : null;
    }

    @Override
    public OpenFile open(List<String> path, OpenMode mode, boolean followLink) {
        if (path.isEmpty()) {
            throw FileError.IS_DIRECTORY.failure();
        }
        throw (mode.create() && path.size() == 1 ? FileError.ACCESS : FileError.NOT_FOUND).failure();
    }

    @Override
    public List<DirectoryEntry> list(List<String> path, Runnable visitor) {
        if (path.isEmpty()) {
            return List.of();
        }
        throw FileError.NOT_FOUND.failure();
    }

    @Override
    public void createDirectory(List<String> path) {
        throw (path.size() > 1 ? FileError.NOT_FOUND : path.isEmpty() ? FileError.EXISTS : FileError.ACCESS).failure();
    }
}
