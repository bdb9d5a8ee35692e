/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the fuzzers have in common: see CONTRIBUTING.md. */
@NullMarked
package dev.capsule.fuzz;

import org.jspecify.annotations.NullMarked;
