/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a path of the guest's ends.
 *
 * @param parent the open directory that holds the file; the volume's own when {@code name} is null
 * @param name the file's name in it; {@code null} for the volume's root
 * @param names the names from the volume's root, free of links
 * @param attributes what the file was when it was looked at; {@code null} when there was none
 */
record HostPlace(
        HostDirectory parent,
        @Nullable String name,
        List<String> names,
        @Nullable BasicFileAttributes attributes) {

    /** Returns the name of a file that can be created, replaced or removed: not of the root. */
    String ownName() {
        if (name == null) {
            throw FileError.BUSY.failure();
        }
        return name;
    }

    BasicFileAttributes existing() {
        if (attributes == null) {
            throw FileError.NOT_FOUND.failure();
        }
        return attributes;
    }
}
