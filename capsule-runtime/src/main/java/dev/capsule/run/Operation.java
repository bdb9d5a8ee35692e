/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.Map;

/** Something that a task asks of its host and that takes time, ready to be done. */
@FunctionalInterface
interface Operation {

    /**
     * Does it, and waits for its end.
     *
     * @param cancellation ends it from outside, as an interrupt of the thread does
     * @return the answer as JSON values
     */
    Map<String, ?> answer(Cancellation cancellation);
}
