/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the scripts of the invoker projects have in common, and the tests of the documentation. */
@NullMarked
package dev.capsule.it;

import org.jspecify.annotations.NullMarked;
