/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import dev.capsule.CapsuleException;

/** A limit is not written in a form that Capsule understands. */
public final class PolicyFormatException extends CapsuleException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is written, why it is not understood, and what would be
     */
    public PolicyFormatException(String message) {
        super(message);
    }
}
