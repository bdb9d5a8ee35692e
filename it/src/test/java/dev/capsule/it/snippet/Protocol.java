/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.engine.GuestInstance;
import dev.capsule.engine.GuestProgram;
import dev.capsule.engine.InstanceOptions;
import dev.capsule.engine.Limits;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Messages of the guest protocol, which a guest is sent, or must send. */
final class Protocol implements SnippetRun {

    /** What {@code capsule_load} is shown to answer to. */
    private static final String ANALYSIS = """
            from capsule import task
            import lib.csv_tools



            @task(compute="LOW", ram="64MB")
            def analyze(rows):
                \"""First line of the docstring.

                Another one.
                \"""
            """;

    private static final String ANALYSIS_OF_THE_CALL = """
            import os
            from capsule import task

            @task
            def analyze(rows, limit):
                return [rows, limit, os.environ["API_KEY"]]
            """;

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.document().equals("docs/guest-protocol.md");
    }

    @Override
    public void run(Snippet snippet, Path directory) {
        var message = snippet.text();
        if (message.startsWith("{\"entry\"")) {
            assertThat(load(message)).containsEntry("status", "loaded").containsEntry("imported", List.of("analysis"));
        } else if (message.startsWith("{\"status\": \"loaded\"")) {
            assertThat(load(files(ANALYSIS))).isEqualTo(Json.parse(message));
        } else if (message.startsWith("{\"status\": \"raised\"")) {
            assertThat(load(files("from capsule import task\n\nprint(\n"))).isEqualTo(Json.parse(message));
        } else {
            assertThat(run(message))
                    .isEqualTo(Map.of("status", "returned", "result", List.of(List.of(1, 2), 3, "...")));
        }
    }

    private static String files(String analysis) {
        return Json.write(Map.of(
                "entry",
                "analysis",
                "files",
                List.of(
                        Map.of("module", "analysis", "path", "src/main/capsule/analysis.py", "source", analysis),
                        Map.of("module", "lib.csv_tools", "path", "src/main/capsule/lib/csv_tools.py", "source", ""))));
    }

    private static Map<String, Object> load(String request) {
        try (var guest = guest()) {
            return object(text(guest.load(request.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static Map<String, Object> run(String request) {
        try (var guest = guest()) {
            guest.load(files(ANALYSIS_OF_THE_CALL).getBytes(StandardCharsets.UTF_8));
            return object(text(guest.run(request.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static GuestInstance guest() {
        var python = GuestLanguages.load(Protocol.class.getClassLoader()).named("python");
        return GuestProgram.of(python.image())
                .instantiate(InstanceOptions.builder(new Limits(10_000_000_000L, 1L << 30, 60_000))
                        .build());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(String json) {
        var map = new HashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(Json.parse(json)))
                .forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
