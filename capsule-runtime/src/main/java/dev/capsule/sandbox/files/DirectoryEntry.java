/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/**
 * A file in a directory.
 *
 * @param name its name
 * @param kind what it is
 */
public record DirectoryEntry(String name, FileStatus.Kind kind) {}
