/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The plugin's goals: their parameters, and nothing that could be elsewhere. */
@NullMarked
package dev.capsule.maven.mojo;

import org.jspecify.annotations.NullMarked;
