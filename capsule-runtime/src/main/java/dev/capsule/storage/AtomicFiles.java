/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Writes files so that a reader, or a build after a crash, sees the old contents or the new, never a part. Whoever next
 * writes to the same directory removes what a process left unfinished when it was killed.
 *
 * @since 0.1
 */
public final class AtomicFiles {

    private AtomicFiles() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes it.
         *
         * @param unfinished a file that does not exist yet, and becomes the real one once this returns
         * @throws IOException when that cannot be done; then there is no new file
         */
        void writeTo(Path unfinished) throws IOException;
    }

    /**
     * Writes a file, and the directories above it.
     *
     * @throws IOException when that cannot be done; then the file is as it was before
     */
    public static void write(Path file, Content content) throws IOException {
        var directory = directory(file);
        Files.createDirectories(directory);
        deleteLeftovers(file);
        try (var unfinished = UnfinishedFile.in(directory)) {
            content.writeTo(unfinished.path());
            Files.move(unfinished.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes what processes that are gone left unfinished in the directory of a file. Nothing happens when there is no
     * such directory.
     *
     * @throws IOException when the directory cannot be listed, or a file not be removed
     */
    public static void deleteLeftovers(Path file) throws IOException {
        if (Files.isDirectory(directory(file))) {
            UnfinishedFile.deleteLeftIn(directory(file));
        }
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent");
    }
}
