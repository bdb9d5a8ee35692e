/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import dev.capsule.compile.BuildReport;
import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.IncrementalBuild;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project whose builds are killed. */
record CrashProject(Path directory) {

    private static final GuestLanguages LANGUAGES = GuestLanguages.load(CrashProject.class.getClassLoader());

    /** Writes the sources as they are in one of two versions; the second has a file less. */
    CrashProject sources(int version) throws IOException {
        var sources = Files.createDirectories(directory.resolve("src/sub"));
        Files.writeString(sources.resolve("changed.py"), "def main():\n    return " + version + "\n");
        var removed = sources.resolve("removed.py");
        if (version == 1) {
            Files.writeString(removed, "def main():\n    return 'only here'\n");
        } else {
            Files.deleteIfExists(removed);
        }
        return this;
    }

    /** Builds in a process that dies with the steps. */
    BuildReport build(Steps steps) {
        return build(MortalFileSystem.path(directory, steps));
    }

    BuildReport build() {
        return build(directory);
    }

    private static BuildReport build(Path project) {
        return IncrementalBuild.run(new BuildRequest(
                project,
                project.resolve("src"),
                List.of(),
                project.resolve("out"),
                project.resolve("state/state.json"),
                BuildRequest.BrokenFiles.FAIL,
                LANGUAGES,
                BuildTools.ofSystem(),
                OutputListener.NONE));
    }

    /** Returns what builds left, by path: a hash of each file. */
    Map<String, Integer> results() throws IOException {
        var files = new TreeMap<String, Integer>();
        for (var root : List.of("out", "state")) {
            try (var paths = Files.walk(directory.resolve(root))) {
                for (var file : paths.filter(Files::isRegularFile).toList()) {
                    files.put(directory.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    /** Makes this project a copy of another one, whatever it was before. */
    void become(CrashProject other) throws IOException {
        delete(directory);
        try (var paths = Files.walk(other.directory)) {
            for (var path : paths.toList()) {
                Files.copy(
                        path, directory.resolve(other.directory.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
