/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The task module: a wasm file that holds a guest's memory with the user's tasks loaded, and their manifest. */
@NullMarked
package dev.capsule.task;

import org.jspecify.annotations.NullMarked;
