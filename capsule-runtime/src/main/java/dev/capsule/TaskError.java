/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import java.util.List;

/**
 * Why a task failed.
 *
 * @param type the kind of failure
 * @param message what happened, for a person to read
 * @param traceback the guest's frames, most recent call last; empty when the guest was not asked
 */
public record TaskError(ErrorType type, String message, List<GuestFrame> traceback) {

    /** Copies the list. */
    public TaskError {
        traceback = List.copyOf(traceback);
    }

    /** Creates an error without frames. */
    public static TaskError of(ErrorType type, String message) {
        return new TaskError(type, message, List.of());
    }
}
