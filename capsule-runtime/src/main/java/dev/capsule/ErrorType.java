/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of failure that an {@link Envelope} can report.
 *
 * <p>Only the host chooses among them; what a guest says of itself can at most become {@link #TASK_ERROR},
 * {@link #INVALID_RESULT}, {@link #INVALID_ARGUMENTS} or {@link #TASK_NOT_FOUND}.
 */
public enum ErrorType {
    /** The task raised an exception, or left by {@code sys.exit}. */
    TASK_ERROR,
    /** The task was still running at its timeout. */
    TIMEOUT,
    /** The task used up its compute budget. */
    FUEL_EXHAUSTED,
    /** The task asked for more memory than its {@code ram} limit. */
    MEMORY_EXHAUSTED,
    /** The task asked for something that it was not granted. */
    PERMISSION_DENIED,
    /** The task returned a value that JSON cannot carry. */
    INVALID_RESULT,
    /** The arguments do not fit the task's parameters. */
    INVALID_ARGUMENTS,
    /** No task has the given name. */
    TASK_NOT_FOUND,
    /** The caller cancelled the run. */
    CANCELLED,
    /** The guest's machine code trapped, for example by exhausting its call stack. */
    WASM_TRAP,
    /** The host failed; a defect of Capsule or of the machine, not of the task. */
    INTERNAL_ERROR;

    /** Returns the name used in the envelope's JSON, such as {@code fuel_exhausted}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the type with the given {@linkplain #wireName() wire name}. */
    public static Optional<ErrorType> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName().equals(wireName))
                .findFirst();
    }
}
