/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The projects in {@code src/it}. */
final class InvokerProjects {

    private InvokerProjects() {}

    /** Returns the files of this name of all projects, one after the other. */
    static String all(String fileName) throws IOException {
        var all = new StringBuilder();
        try (var projects = Files.newDirectoryStream(Path.of("src/it"))) {
            for (var project : projects) {
                var file = project.resolve(fileName);
                all.append(Files.exists(file) ? Files.readString(file) : "");
            }
        }
        return all.toString();
    }
}
