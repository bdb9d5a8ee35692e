/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Files that are whole or not there, whenever the process that writes them ends. */
@NullMarked
package dev.capsule.storage;

import org.jspecify.annotations.NullMarked;
