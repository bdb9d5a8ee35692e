/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The public face of the runtime: run a task, read its envelope. */
@NullMarked
package dev.capsule;

import org.jspecify.annotations.NullMarked;
