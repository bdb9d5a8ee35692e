/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** JSON text to plain Java values and back; the only place that knows the JSON library. */
@NullMarked
package dev.capsule.json;

import org.jspecify.annotations.NullMarked;
