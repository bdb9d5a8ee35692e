/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What tasks cost, measured with JMH. */
@NullMarked
package dev.capsule.benchmarks;

import org.jspecify.annotations.NullMarked;
