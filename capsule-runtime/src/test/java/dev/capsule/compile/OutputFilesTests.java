/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.CapsuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTests {

    @TempDir
    Path directory;

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        var file = directory.resolve("a/b/module.wasm");
        OutputFiles.write(file, new byte[] {1});
        OutputFiles.write(file, new byte[] {2});

        assertThat(file).hasBinaryContent(new byte[] {2});
        assertThat(directory.resolve("a/b")).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void givesAFileTheUsualPermissions() throws IOException {
        var usual = Files.createFile(directory.resolve("usual"));
        var file = directory.resolve("module.wasm");
        OutputFiles.write(file, new byte[] {1});

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void leavesAFileAloneThatIsTheSame() throws IOException {
        var file = directory.resolve("index.json");
        OutputFiles.write(file, new byte[] {1});
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        OutputFiles.writeIfChanged(file, new byte[] {1});

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(1_000));
        OutputFiles.writeIfChanged(file, new byte[] {2});
        assertThat(file).hasBinaryContent(new byte[] {2});
    }

    @Test
    void saysWhatItCouldNotWrite() throws IOException {
        var blocker = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> OutputFiles.write(blocker.resolve("module.wasm"), new byte[] {1}))
                .isInstanceOf(CapsuleException.class)
                .hasMessageStartingWith("cannot write " + blocker.resolve("module.wasm") + ": ");
    }
}
