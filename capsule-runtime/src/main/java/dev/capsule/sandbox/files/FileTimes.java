/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import org.jspecify.annotations.Nullable;

/**
 * Times to set, in nanoseconds since the epoch.
 *
 * @param accessed {@code null} to leave it
 * @param modified {@code null} to leave it
 */
public record FileTimes(@Nullable Long accessed, @Nullable Long modified) {}
