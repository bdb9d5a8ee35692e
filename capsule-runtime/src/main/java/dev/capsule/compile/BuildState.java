/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import dev.capsule.source.Problem;
import dev.capsule.source.ProblemJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the last build knew of each source file, by path. */
record BuildState(Map<String, FileState> files) {

    /**
     * One file.
     *
     * @param key a hash of everything that its module depends on
     * @param imported the files that were executed while it was loaded
     * @param module its module below the output directory; {@code null} when it has no task or is broken
     * @param tasks how many tasks it defines
     * @param problems its errors or warnings
     */
    record FileState(
            String key, List<String> imported, @Nullable String module, int tasks, List<Problem> problems) {

        /** A file that is being built: should the build end before, the module may be anything. */
        static FileState unfinished(String module) {
            return new FileState("", List.of(), module, 0, List.of());
        }

        boolean isBroken() {
            return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        }
    }

    /** Reads the state; a missing or unreadable one means that everything is to be built. */
    static BuildState read(Path file) {
        var files = new TreeMap<String, FileState>();
        if (Files.isRegularFile(file)) {
            try {
                var root = JsonObject.of(Json.parse(Files.readAllBytes(file)), "the build state");
                for (var object : root.objects("files")) {
                    files.put(object.string("path"), fileState(object));
                }
            } catch (IOException | CapsuleException | IllegalArgumentException e) {
                files.clear();
            }
        }
        return new BuildState(files);
    }

    void write(Path file) {
        OutputFiles.write(
                file,
                Json.writeBytes(Map.of(
                        "files",
                        files.entrySet().stream()
                                .map(entry -> map(entry.getKey(), entry.getValue()))
                                .toList())));
    }

    static FileState fileState(JsonObject object) {
        return new FileState(
                object.string("key"),
                object.strings("imported"),
                object.value("module") == null ? null : object.string("module"),
                object.integer("tasks"),
                object.objects("problems").stream().map(ProblemJson::read).toList());
    }

    static Map<String, @Nullable Object> map(String path, FileState state) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("path", path);
        map.put("key", state.key());
        map.put("imported", state.imported());
        map.put("module", state.module());
        map.put("tasks", state.tasks());
        map.put("problems", state.problems().stream().map(ProblemJson::map).toList());
        return map;
    }
}
