/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Guest languages: the service that provides one, and its ready image of code and memory. */
@NullMarked
package dev.capsule.guest;

import org.jspecify.annotations.NullMarked;
