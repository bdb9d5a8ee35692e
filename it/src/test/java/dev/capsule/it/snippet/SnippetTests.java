/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever code the documentation shows is run. */
class SnippetTests {

    private static final File ROOT = new File("..");

    private static final List<SnippetRun> RUNS = List.of(
            new ProjectFiles(),
            new Commands(),
            new Tasks(),
            new Envelopes(),
            new Configuration(),
            new JavaCode(),
            new Protocol(),
            new Drawings());

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> everySnippetIsRun() throws IOException {
        return Snippet.all(ROOT).stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        snippet.toString(), () -> run(snippet, Files.createTempDirectory(directory, "snippet"))));
    }

    private static void run(Snippet snippet, Path directory) throws Exception {
        var runs = RUNS.stream().filter(each -> each.runs(snippet)).toList();
        assertThat(runs).as("what runs the snippet " + snippet).hasSize(1);
        runs.get(0).run(snippet, directory);
    }

    @Test
    void nothingIsPreparedForSnippetsThatAreGone() throws IOException {
        var snippets = Snippet.all(ROOT);

        assertThat(RUNS).allSatisfy(run -> assertThat(snippets).anyMatch(run::runs));
        assertThat(snippets.stream().map(Snippet::file))
                .containsAll(ProjectFiles.FILES)
                .containsAll(Tasks.FILES);
    }

    @Test
    void blocksAreFoundWithTheirPlaceLanguageAndFile() throws IOException {
        Files.writeString(directory.resolve("a.md"), """
                text
                <!-- file: a/b.py -->
                ```python
                one

                two
                ```
                <!-- file: other.py -->
                text
                ```
                three
                ```
                """);

        assertThat(Snippet.in(directory.toFile(), "a.md"))
                .containsExactly(
                        new Snippet("a.md", 3, "python", "a/b.py", "one\n\ntwo\n"),
                        new Snippet("a.md", 10, "", null, "three\n"));
    }
}
