/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Capsule;
import dev.capsule.it.Readme;
import dev.capsule.json.Json;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Envelopes that the README shows, of tasks that it shows; on the console, a summary is before them. */
final class Envelopes implements SnippetRun {

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.text().contains("{\"success\":");
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        var summary = snippet.text().substring(0, snippet.text().indexOf('{'));
        var file = summary.isEmpty() ? "src/main/capsule/words.py" : "hello.py";
        Readme.in(new File("..")).create(file, directory.toFile());
        var envelope = Capsule.load(directory.resolve(file))
                .run(summary.isEmpty() ? "count_words" : "main", List.of(), Map.of());
        var shown = (Map<?, ?>) Objects.requireNonNull(Json.parse(snippet.text().substring(summary.length())));

        assertThat(shown.get("result")).isEqualTo(envelope.result());
        assertThat(withoutFigures(Json.write(shown))).isEqualTo(withoutFigures(envelope.toJson()));
        if (!summary.isEmpty()) {
            assertThat(summary).matches("Task \"main\" succeeded after \\d+ ms: [\\d,]+ fuel, [\\d.]+ MiB\\.\\n");
        }
    }

    private static String withoutFigures(String json) {
        return json.replaceAll("\\d+", "n");
    }
}
