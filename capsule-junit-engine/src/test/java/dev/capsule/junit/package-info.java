/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
@NullMarked
package dev.capsule.junit;

import org.jspecify.annotations.NullMarked;
