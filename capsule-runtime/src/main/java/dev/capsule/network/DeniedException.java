/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

/** A task may not reach what it wants to. */
final class DeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeniedException(RequestUrl url, String why) {
        super("the task may not reach " + url.host() + " at port " + url.port() + ": " + why, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
