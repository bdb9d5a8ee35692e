/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Makes a module count its own fuel, so that every runtime counts the same.
 *
 * <p>{@link dev.capsule.wasm.metering.Metering} rewrites a whole module; {@code FunctionMeter} walks one body and
 * finds its straight-line regions ({@code Regions}, {@code Frame}, {@code Forks}), {@code Edits} holds what to insert,
 * {@code IndexShift} moves function indices to make room for an import.
 */
@NullMarked
package dev.capsule.wasm.metering;

import org.jspecify.annotations.NullMarked;
