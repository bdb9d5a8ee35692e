/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** Writes files so that a reader, or a build after a crash, sees the old contents or the new, never a part. */
final class AtomicFiles {

    private AtomicFiles() {}

    static void write(Path file, byte[] bytes) {
        try {
            var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent");
            Files.createDirectories(directory);
            // not createTempFile(), whose files only their owner can read
            var temporary = directory.resolve(".capsule-" + UUID.randomUUID() + ".tmp");
            try {
                Files.write(temporary, bytes);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new CapsuleException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Writes only what is new, so that later build steps see an old time stamp. */
    static void writeIfChanged(Path file, byte[] bytes) {
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
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
        } catch (IOException e) {
            throw new CapsuleException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }
}
