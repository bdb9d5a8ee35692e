/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

/**
 * Something that is wrong with a user's source.
 *
 * @param severity whether it stops the build
 * @param position where it is
 * @param message what is wrong, why, and what to do
 */
public record Problem(Severity severity, SourcePosition position, String message) {

    /** Whether a problem stops the build. */
    public enum Severity {
        /** The build fails. */
        ERROR,
        /** The build goes on; the user is told. */
        WARNING
    }

    /** Creates a problem that stops the build. */
    public static Problem error(SourcePosition position, String message) {
        return new Problem(Severity.ERROR, position, message);
    }

    /** Creates a problem that the user is told of. */
    public static Problem warning(SourcePosition position, String message) {
        return new Problem(Severity.WARNING, position, message);
    }

    /** Returns {@code path:line:column: message}. */
    @Override
    public String toString() {
        return position + ": " + message;
    }
}
