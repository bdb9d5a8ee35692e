/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pipe that takes a file's place after it was looked at is refused, and holds up nobody. */
class PipeReliefTests {

    @TempDir
    Path temporary;

    private HostDirectory directory;

    @BeforeEach
    void makePipe() throws IOException, InterruptedException {
        Files.writeString(temporary.resolve("file"), "text");
        Files.createDirectory(temporary.resolve("directory"));
        assertThat(new ProcessBuilder("mkfifo", temporary.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        directory = HostDirectory.open(temporary);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    /** The place of a pipe as it was seen before it became one. */
    private HostPlace seenAs(String name) throws IOException {
        return new HostPlace(directory, "pipe", List.of("pipe"), directory.attributes(name));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void isNotOpenedAsAFile(boolean read, boolean write) throws IOException {
        var place = seenAs("file");
        var mode = new OpenMode(read, write, false, false, false, false);

        HostErrors.Operation<HostFile> opening =
                () -> HostFile.open(place, mode, new Quota(10, Quota.Heap.UNBOUNDED), times -> {});

        assertThatThrownBy(() -> HostErrors.translate(opening))
                .isInstanceOfSatisfying(
                        FileException.class, e -> assertThat(e.error()).isEqualTo(FileError.SPECIAL_FILE));
    }

    @Test
    void isNotOpenedAsADirectory() {
        assertThatThrownBy(() -> directory.directory("pipe")).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void whatIsNoPipeIsOpenedAsEver() throws IOException {
        try (var file = HostFile.open(
                        new HostPlace(directory, "file", List.of("file"), directory.attributes("file")),
                        OpenMode.READ,
                        new Quota(10, Quota.Heap.UNBOUNDED),
                        times -> {});
                var inner = directory.directory("directory")) {
            assertThat(file.read(0, new byte[10], 0, 10)).isEqualTo(4);
            assertThat(inner.attributes().isDirectory()).isTrue();
        }
    }
}
