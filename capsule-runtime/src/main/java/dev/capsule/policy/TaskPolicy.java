/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.time.Duration;

/**
 * The limits of one task.
 *
 * @param fuel the compute budget of an attempt, in fuel units
 * @param ramBytes the limit of the instance's linear memory, in bytes
 * @param timeout how long an attempt may take
 * @param maxRetries how many attempts may follow a failed one
 */
public record TaskPolicy(long fuel, long ramBytes, Duration timeout, int maxRetries) {

    /** The limits of a task that states none: {@code MEDIUM} compute, 512 MiB, 5 minutes, no retries. */
    public static final TaskPolicy DEFAULT = new TaskPolicy(Compute.MEDIUM_FUEL, 512L << 20, Duration.ofMinutes(5), 0);
}
