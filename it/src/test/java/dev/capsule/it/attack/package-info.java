/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Code that wants out of its sandbox. The attempts are in tables beside these classes' resources: each is written once
 * for every language, is denied with the right error, and changes nothing on the host.
 */
@NullMarked
package dev.capsule.it.attack;

import org.jspecify.annotations.NullMarked;
