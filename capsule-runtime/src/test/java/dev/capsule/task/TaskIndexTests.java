/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskIndexTests {

    @TempDir
    Path directory;

    @Test
    void readsWhatWasWritten() throws Exception {
        var index = new TaskIndex(List.of(
                new TaskIndex.Entry("src/main/capsule/a.py", "a.wasm", List.of()),
                new TaskIndex.Entry(
                        "src/main/capsule/b.py",
                        null,
                        List.of(Problem.error(new SourcePosition("src/main/capsule/b.py", 3, 1), "SyntaxError: no")))));
        var file = Files.write(directory.resolve("index.json"), index.toJson());

        assertThat(TaskIndex.read(file.toUri().toURL())).isEqualTo(index);
    }

    @Test
    void saysWhatIsWrongWithAnIndex() throws Exception {
        var url = Files.writeString(directory.resolve("index.json"), "{\"entries\": 1}")
                .toUri()
                .toURL();

        assertThatThrownBy(() -> TaskIndex.read(url))
                .hasMessage("cannot read the task index " + url + ": \"entries\" in the index is not an array");
    }
}
