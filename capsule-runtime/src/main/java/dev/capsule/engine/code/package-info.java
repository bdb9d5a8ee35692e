/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Turns WebAssembly functions into JVM classes: Chicory's compiler, and a pass over its output that makes it smaller and
 * faster. What the guests' own languages need is compiled when their SDK is built, anything else when it is first run.
 */
@NullMarked
package dev.capsule.engine.code;

import org.jspecify.annotations.NullMarked;
