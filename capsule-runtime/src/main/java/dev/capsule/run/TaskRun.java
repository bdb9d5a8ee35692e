/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.Envelope;
import dev.capsule.sandbox.CapturedOutput;

/**
 * A finished run of a task.
 *
 * @param envelope its report
 * @param output what its last attempt printed
 */
public record TaskRun(Envelope envelope, CapturedOutput output) {}
