/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.CapsuleException;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.source.Problem;
import dev.capsule.source.ProblemJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a directory of task modules holds: the file {@value #RESOURCE} of a class path root, beside the modules.
 *
 * @param entries one per source file, in the order of their paths
 */
public record TaskIndex(List<Entry> entries) {

    /** Where a class path root keeps its task modules, with a slash at the end. */
    public static final String DIRECTORY = "META-INF/capsule/";

    /** The index's name as a class path resource. */
    public static final String RESOURCE = DIRECTORY + "index.json";

    /** Copies the list. */
    public TaskIndex {
        entries = List.copyOf(entries);
    }

    /**
     * A source file that was built, or that could not be.
     *
     * @param source the source file, relative to the project
     * @param module the module's name below {@value #DIRECTORY}; {@code null} when the build failed
     * @param problems why it failed
     */
    public record Entry(String source, @Nullable String module, List<Problem> problems) {

        /** Copies the list. */
        public Entry {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads an index.
     *
     * @throws CapsuleException when it cannot be read
     */
    public static TaskIndex read(URL location) {
        try (InputStream stream = location.openStream()) {
            var root = JsonObject.of(Json.parse(stream.readAllBytes()), "the index");
            return new TaskIndex(
                    root.objects("entries").stream().map(TaskIndex::entry).toList());
        } catch (IOException | JsonFormatException | IllegalArgumentException e) {
            throw new CapsuleException("cannot read the task index " + location + ": " + e.getMessage(), e);
        }
    }

    /** Writes this index as JSON in UTF-8. */
    public byte[] toJson() {
        return Json.writeBytes(
                Map.of("entries", entries.stream().map(TaskIndex::map).toList()));
    }

    private static Map<String, @Nullable Object> map(Entry entry) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("source", entry.source());
        map.put("module", entry.module());
        map.put("problems", entry.problems().stream().map(ProblemJson::map).toList());
        return map;
    }

    private static Entry entry(JsonObject entry) {
        return new Entry(
                entry.string("source"),
                entry.value("module") == null ? null : entry.string("module"),
                entry.objects("problems").stream().map(ProblemJson::read).toList());
    }
}
