/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * WebAssembly binaries as bytes: reading a module's sections and writing changed ones, without knowing any runtime.
 *
 * <p>Only what is asked for is decoded, so that a module of many megabytes is opened in the time it takes to walk a
 * dozen section headers. Input is untrusted: whatever is wrong with it ends in a {@link
 * dev.capsule.wasm.WasmFormatException}. {@code metering} makes modules count their own fuel, {@code snapshot}
 * writes the state of an instance back as a module. The format is that of the WebAssembly core specification,
 * release 3.0, chapter "Binary Format", without 64-bit memories.
 */
@NullMarked
package dev.capsule.wasm;

import org.jspecify.annotations.NullMarked;
