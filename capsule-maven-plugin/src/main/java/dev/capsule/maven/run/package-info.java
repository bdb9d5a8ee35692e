/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Running one task from the command line and showing its envelope. */
@NullMarked
package dev.capsule.maven.run;

import org.jspecify.annotations.NullMarked;
