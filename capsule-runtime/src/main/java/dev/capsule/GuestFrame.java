/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a guest's traceback.
 *
 * @param path the source file as the user knows it, relative to the project, such as
 *     {@code src/main/capsule/analysis.py}
 * @param line the line, from 1; 0 when unknown
 * @param function the function's name; {@code <module>} for a file's top level
 * @param code the source line without surrounding white space, or {@code null} when unknown
 */
public record GuestFrame(
        String path, int line, String function, @Nullable String code) {}
