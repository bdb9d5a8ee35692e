/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTests {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("file");
    }

    private Path leftBy(long process) throws IOException {
        return Files.createFile(directory.resolve(".capsule-" + process + "-" + UUID.randomUUID() + ".tmp"));
    }

    @Test
    void aFailureLeavesTheFileAsItWas() throws IOException {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFiles.write(file, unfinished -> {
                    Files.writeString(unfinished, "ne");
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatADeadProcessLeftIsRemoved() throws IOException {
        // no process has this number, on any system that Java runs on
        var left = leftBy(999_999_999_999L);

        AtomicFiles.write(file, unfinished -> Files.writeString(unfinished, "new"));

        assertThat(left).doesNotExist();
    }

    @Test
    void whatAnEarlierProcessOfTheSameNumberLeftIsRemoved() throws IOException {
        var left = leftBy(ProcessHandle.current().pid());

        AtomicFiles.deleteLeftovers(file);

        assertThat(left).doesNotExist();
    }

    @Test
    void whatSomebodyElseWritesStays() throws IOException {
        var parent = leftBy(ProcessHandle.current().parent().orElseThrow().pid());
        var other = Files.createFile(directory.resolve(".capsule-notes.tmp"));

        AtomicFiles.write(file, unfinished -> {
            Files.writeString(unfinished, "new");
            AtomicFiles.deleteLeftovers(file);
        });

        assertThat(file).hasContent("new");
        assertThat(parent).exists();
        assertThat(other).exists();
    }

    @Test
    void aDirectoryThatIsNotThereHasNoLeftovers() throws IOException {
        AtomicFiles.deleteLeftovers(directory.resolve("none/file"));

        assertThat(directory).isEmptyDirectory();
    }
}
