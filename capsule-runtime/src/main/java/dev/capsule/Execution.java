/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import java.util.List;

/**
 * What a run of a task cost, all its attempts together.
 *
 * @param taskName the task's name
 * @param durationMs wall time in milliseconds, waits between attempts included
 * @param retries how many attempts followed the first
 * @param fuelConsumed fuel units, summed over the attempts; a sub-task's fuel stands in its own envelope
 * @param ramUsed the largest linear memory of any attempt, in bytes
 * @param hostRequests the first 1,000 requests to the network, those of sub-tasks not included
 */
public record Execution(
        String taskName,
        long durationMs,
        int retries,
        long fuelConsumed,
        long ramUsed,
        List<HostRequest> hostRequests) {

    /** Copies the list. */
    public Execution {
        hostRequests = List.copyOf(hostRequests);
    }

    /** Creates the figures of a run that has sent no request. */
    public Execution(String taskName, long durationMs, int retries, long fuelConsumed, long ramUsed) {
        this(taskName, durationMs, retries, fuelConsumed, ramUsed, List.of());
    }
}
