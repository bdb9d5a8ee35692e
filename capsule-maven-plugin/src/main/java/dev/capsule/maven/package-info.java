/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The Maven plugin: what its goals have in common. */
@NullMarked
package dev.capsule.maven;

import org.jspecify.annotations.NullMarked;
