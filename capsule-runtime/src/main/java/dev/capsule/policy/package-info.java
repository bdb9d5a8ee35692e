/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Limits and grants of a task: what may be written for them, what they mean, what is wrong with them. */
@NullMarked
package dev.capsule.policy;

import org.jspecify.annotations.NullMarked;
