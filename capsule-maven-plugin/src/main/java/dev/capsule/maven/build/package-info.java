/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Building a project's task sources and telling what was done. */
@NullMarked
package dev.capsule.maven.build;

import org.jspecify.annotations.NullMarked;
