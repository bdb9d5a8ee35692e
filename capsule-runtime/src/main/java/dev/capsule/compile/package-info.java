/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** From source files to task modules: loading them in a guest, checking what they declare, building incrementally. */
@NullMarked
package dev.capsule.compile;

import org.jspecify.annotations.NullMarked;
