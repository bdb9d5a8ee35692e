/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * An assembler for tests: the text format of WebAssembly, as far as tests need it.
 *
 * <p>{@link dev.capsule.wasm.wat.Wat} is the way in. Supported are the fields of a module with inline exports, flat
 * and folded instructions, names, and everything but vectors, shared memories and structured types.
 */
@NullMarked
package dev.capsule.wasm.wat;

import org.jspecify.annotations.NullMarked;
