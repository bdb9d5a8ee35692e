/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what npm installed for a file, as Node does: beside it, then in each directory above. */
final class NodeModules {

    private NodeModules() {}

    /** Returns the file of this path in the nearest {@code node_modules} that has it. */
    static Optional<Path> find(Path source, Path file) {
        for (var directory = source.toAbsolutePath().normalize().getParent();
                directory != null;
                directory = directory.getParent()) {
            var found = directory.resolve("node_modules").resolve(file);
            if (Files.isRegularFile(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
