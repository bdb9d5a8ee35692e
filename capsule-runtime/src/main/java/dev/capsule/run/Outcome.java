/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.TaskError;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface Outcome {

    /** The task returned a value. */
    record Returned(@Nullable Object value) implements Outcome {}

    /** The task failed, or was ended by a limit. */
    record Failed(TaskError error) implements Outcome {}
}
