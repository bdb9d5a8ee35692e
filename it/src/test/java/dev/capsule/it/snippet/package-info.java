/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Every block of code in the documentation, and what runs it. */
@NullMarked
package dev.capsule.it.snippet;

import org.jspecify.annotations.NullMarked;
