/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

/**
 * What a run of a task cost, all its attempts together.
 *
 * @param taskName the task's name
 * @param durationMs wall time in milliseconds, waits between attempts included
 * @param retries how many attempts followed the first
 * @param fuelConsumed fuel units, summed over the attempts; a sub-task's fuel stands in its own envelope
 * @param ramUsed the largest linear memory of any attempt, in bytes
 */
public record Execution(String taskName, long durationMs, int retries, long fuelConsumed, long ramUsed) {}
