/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import java.util.Objects;

/** The base of every exception that Capsule's own code throws at its callers. */
public class CapsuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message that says what failed, where, why and what to do. */
    public CapsuleException(String message) {
        super(message);
    }

    /** Creates an exception with a message and the failure behind it. */
    public CapsuleException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message, which every exception of Capsule has. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
