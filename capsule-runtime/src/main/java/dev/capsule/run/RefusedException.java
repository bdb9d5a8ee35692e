/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

/** The host does not do what a guest asks for; the message tells the guest why. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permission;

    /** Refuses a request that makes no sense. */
    RefusedException(String message) {
        this(message, false);
    }

    private RefusedException(String message, boolean permission) {
        super(message, null, false, false);
        this.permission = permission;
    }

    /** Refuses what the task is not granted; when that ends the task, its error is {@code permission_denied}. */
    static RefusedException denied(String message) {
        return new RefusedException(message, true);
    }

    boolean isPermission() {
        return permission;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
