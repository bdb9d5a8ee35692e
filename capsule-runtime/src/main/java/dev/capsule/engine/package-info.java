/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Runs guests: Chicory instances over our own memory, ahead-of-time JVM classes, and the limits of a run.
 *
 * <p>Together with {@code dev.capsule.sandbox} this is the only package that knows Chicory.
 */
@NullMarked
package dev.capsule.engine;

import org.jspecify.annotations.NullMarked;
