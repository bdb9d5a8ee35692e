/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Builds and caches whose process dies at any step that changes a file. */
@NullMarked
package dev.capsule.it.crash;

import org.jspecify.annotations.NullMarked;
