/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import dev.capsule.CapsuleException;

/** A text is not JSON, or is beyond what {@link Json} accepts. */
public final class JsonFormatException extends CapsuleException {

    private static final long serialVersionUID = 1L;

    JsonFormatException(String message) {
        super(message);
    }

    JsonFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
