/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What a guest can reach outside its own memory: WASI preview 1 and the files, clocks, random bytes and output behind it.
 *
 * <p>Everything fails closed: arguments are checked against the guest's memory, and work and allocation are bounded.
 */
@NullMarked
package dev.capsule.sandbox;

import org.jspecify.annotations.NullMarked;
