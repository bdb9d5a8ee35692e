/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.List;

/** A volume in which nothing can be changed and nothing is a link. */
interface ReadOnlyVolume extends Volume {

    /** Denies a change, once it is known that the file is there. */
    private FileException deny(List<String> path) {
        return (find(path, true) == null ? FileError.NOT_FOUND : FileError.ACCESS).failure();
    }

    @Override
    default String readLink(List<String> path) {
        throw (find(path, false) == null ? FileError.NOT_FOUND : FileError.INVALID).failure();
    }

    @Override
    default void createDirectory(List<String> path) {
        throw (find(path, true) == null ? FileError.ACCESS : FileError.EXISTS).failure();
    }

    @Override
    default void removeDirectory(List<String> path) {
        throw deny(path);
    }

    @Override
    default void unlink(List<String> path) {
        throw deny(path);
    }

    @Override
    default void rename(List<String> from, List<String> to) {
        throw deny(from);
    }

    @Override
    default void times(List<String> path, FileTimes times, boolean followLink) {
        throw deny(path);
    }
}
