/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/**
 * Unwinds a guest that called {@code proc_exit}.
 *
 * @since 0.1
 */
public final class GuestExit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    GuestExit(int code) {
        super("exit " + code, null, false, false);
        this.code = code;
    }

    /** The exit code, as the guest gave it. */
    public int code() {
        return code;
    }
}
