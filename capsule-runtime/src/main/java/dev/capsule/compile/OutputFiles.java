/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.storage.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What builds leave behind: whole files, whenever the build ends. */
final class OutputFiles {

    private OutputFiles() {}

    static void write(Path file, byte[] bytes) {
        try {
            AtomicFiles.write(file, unfinished -> Files.write(unfinished, bytes));
        } catch (IOException e) {
            throw new CapsuleException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes only what is new, so that later build steps see an old time stamp. */
    static void writeIfChanged(Path file, byte[] bytes) {
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                AtomicFiles.deleteLeftovers(file);
                return;
            }
        } catch (IOException e) {
            throw new CapsuleException("cannot read " + file + ": " + e.getMessage(), e);
        }
        write(file, bytes);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            AtomicFiles.deleteLeftovers(file);
        } catch (IOException e) {
            throw new CapsuleException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }
}
