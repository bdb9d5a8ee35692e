/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.nio.file.Path;

/** How users know the files of a bundle. */
final class SourcePaths {

    private static final String PACKAGES = "node_modules/";

    private final Path project;

    SourcePaths(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    /** The path relative to the project; that of a package begins with {@code node_modules}; else the file's name. */
    String shown(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        if (absolute.startsWith(project)) {
            return slashes(project.relativize(absolute));
        }
        var path = slashes(absolute);
        var packages = path.indexOf("/" + PACKAGES);
        return packages >= 0 ? path.substring(packages + 1) : slashes(absolute.getFileName());
    }

    /** The file of a path that a tool names, which is relative to the project. */
    Path file(String path) {
        return project.resolve(path);
    }

    /** Returns whether a shown path is the user's own, and neither a package's nor the platform's. */
    static boolean isUsers(String shown) {
        return !shown.startsWith(PACKAGES) && !shown.contains("/" + PACKAGES) && !PlatformModules.isShim(shown);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
