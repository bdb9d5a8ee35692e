/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/** An operation on a file failed in a way that the guest is told of. It says nothing of the host. */
public final class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FileError error;

    FileException(FileError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    /** Returns why. */
    public FileError error() {
        return error;
    }
}
