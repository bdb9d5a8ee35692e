/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source file that a task may be in or import.
 *
 * @param path how users know it: relative to the project, with forward slashes
 * @param module the name by which other files import it
 * @param text its contents
 */
public record SourceFile(String path, String module, String text) {

    /**
     * Reads a file.
     *
     * @throws CapsuleException when it cannot be read or is not UTF-8
     */
    static SourceFile read(Path file, String path, String module) {
        try {
            return new SourceFile(path, module, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new CapsuleException(path + ": the file is not UTF-8", e);
        } catch (IOException e) {
            throw new CapsuleException(path + ": the file cannot be read: " + e.getMessage(), e);
        }
    }
}
