/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

/**
 * One call of an exported function in a new instance.
 *
 * @param outcome the results, or the trap's message, what the host heard, and what became of memory and of exported globals
 * @param fuel the prices of the executed instructions
 * @param trapped whether the call ended in a trap
 */
record Run(String outcome, long fuel, boolean trapped) {}
