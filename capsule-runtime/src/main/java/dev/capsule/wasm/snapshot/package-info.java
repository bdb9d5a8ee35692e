/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Writes the state of an instance back as a module, and reads the memory out of one.
 *
 * <p>{@link dev.capsule.wasm.snapshot.Snapshot} is the writer: {@code DataSegments} the memory, {@code Globals} the
 * mutable globals, {@code Tables} and {@code ElementSegments} the tables. {@link
 * dev.capsule.wasm.snapshot.MemoryImage} is the reader, and does not look at code.
 */
@NullMarked
package dev.capsule.wasm.snapshot;

import org.jspecify.annotations.NullMarked;
