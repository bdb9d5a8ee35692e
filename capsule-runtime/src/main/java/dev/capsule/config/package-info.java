/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** A project's {@code capsule.toml}: what its tasks have in common, and what is run when no file is named. */
@NullMarked
package dev.capsule.config;

import org.jspecify.annotations.NullMarked;
