/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.time.Duration;

/**
 * The limits and grants of one task.
 *
 * @param fuel the compute budget of an attempt, in fuel units
 * @param ramBytes the limit of the instance's linear memory, in bytes
 * @param timeout how long an attempt may take
 * @param maxRetries how many attempts may follow a failed one
 * @param grants what of the host it may use
 * @param deterministic whether clocks and random numbers are the same in every run
 */
public record TaskPolicy(
        long fuel, long ramBytes, Duration timeout, int maxRetries, Grants grants, boolean deterministic) {

    /**
     * The policy of a task that states nothing: {@code MEDIUM} compute, 512 MiB, 5 minutes, no retries, the
     * {@linkplain Grants#DEFAULT default grants}, real clocks.
     */
    public static final TaskPolicy DEFAULT = limits(Compute.MEDIUM_FUEL, 512L << 20, Duration.ofMinutes(5), 0);

    /** Returns the policy of a task that states its limits and nothing else. */
    public static TaskPolicy limits(long fuel, long ramBytes, Duration timeout, int maxRetries) {
        return new TaskPolicy(fuel, ramBytes, timeout, maxRetries, Grants.DEFAULT, false);
    }
}
