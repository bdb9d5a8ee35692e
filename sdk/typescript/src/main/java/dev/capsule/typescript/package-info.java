/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** TypeScript and JavaScript tasks: QuickJS as a guest image. */
@NullMarked
package dev.capsule.typescript;

import org.jspecify.annotations.NullMarked;
