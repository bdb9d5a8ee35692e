/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * What an instance used so far.
 *
 * @param fuelConsumed the units of fuel burnt, exact and the same on every machine
 * @param peakMemoryBytes the largest size of the guest's linear memory
 * @param memoryLimitHit whether the guest asked for more memory than its limit and was refused
 * @since 0.1
 */
public record Usage(long fuelConsumed, long peakMemoryBytes, boolean memoryLimitHit) {}
