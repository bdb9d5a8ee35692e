/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.io.IOException;
import java.nio.file.Path;

/** Paths in the forms in which they are compared and shown. */
final class FilePaths {

    private FilePaths() {}

    /** Returns the path without symbolic links, as far as the file exists. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Returns a file below a directory as a relative path with forward slashes, any other as an absolute one. */
    static String relative(Path directory, Path file) {
        var base = real(directory);
        var path = real(file);
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    }
}
