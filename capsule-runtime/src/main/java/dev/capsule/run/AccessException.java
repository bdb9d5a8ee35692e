/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.CapsuleException;

/** A task cannot be given what it was granted. */
final class AccessException extends CapsuleException {

    private static final long serialVersionUID = 1L;

    AccessException(String message) {
        super(message);
    }
}
