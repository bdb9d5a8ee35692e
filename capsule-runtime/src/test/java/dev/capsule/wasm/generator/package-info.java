/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Random modules for tests: valid, different for every seed, and sure to end.
 *
 * <p>{@link dev.capsule.wasm.generator.ModuleGenerator} makes modules, {@code Statements} and {@code Expressions} the
 * code in them. Every way back, by a loop or a call, first asks a function of the module that says yes a limited
 * number of times.
 */
@NullMarked
package dev.capsule.wasm.generator;

import org.jspecify.annotations.NullMarked;
