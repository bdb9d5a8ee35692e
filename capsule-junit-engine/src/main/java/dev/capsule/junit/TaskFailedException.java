/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.List;

/** A task that did not succeed. Its stack trace is the guest's: the engine's own frames would help nobody. */
final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TaskFailedException(String message, List<StackTraceElement> guestFrames) {
        super(message, null, false, true);
        setStackTrace(guestFrames.toArray(StackTraceElement[]::new));
    }
}
