/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Places in the user's source files, and what is wrong there. */
@NullMarked
package dev.capsule.source;

import org.jspecify.annotations.NullMarked;
