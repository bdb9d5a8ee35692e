/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Python tasks: CPython 3.13 as a guest image. */
@NullMarked
package dev.capsule.python;

import org.jspecify.annotations.NullMarked;
