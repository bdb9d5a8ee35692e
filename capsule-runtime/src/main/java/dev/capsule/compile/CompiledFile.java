/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.source.Problem;
import dev.capsule.task.Manifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source file that was loaded without error.
 *
 * @param manifest what it declares
 * @param module the task module; {@code null} when the file has no task of its own and only serves others
 * @param warnings what the user should know
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record CompiledFile(Manifest manifest, byte @Nullable [] module, List<Problem> warnings) {}
