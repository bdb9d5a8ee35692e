/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

/**
 * A place in a user's source file.
 *
 * @param path the file, relative to the project, with forward slashes
 * @param line from 1
 * @param column from 1
 */
public record SourcePosition(String path, int line, int column) {

    /** Returns {@code path:line:column}, which consoles and IDEs link. */
    @Override
    public String toString() {
        return path + ":" + line + ":" + column;
    }
}
