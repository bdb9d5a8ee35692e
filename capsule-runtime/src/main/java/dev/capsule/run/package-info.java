/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Running tasks: attempts, retries, sub-tasks, and the envelope that reports them. */
@NullMarked
package dev.capsule.run;

import org.jspecify.annotations.NullMarked;
