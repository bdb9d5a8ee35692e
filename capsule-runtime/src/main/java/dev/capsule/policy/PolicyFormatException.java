/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import dev.capsule.CapsuleException;

/** A limit is not written in a form that Capsule understands. */
public final class PolicyFormatException extends CapsuleException {

    private static final long serialVersionUID = 1L;

    public PolicyFormatException(String message) {
        super(message);
    }
}
