/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/**
 * How a file is opened.
 *
 * @param read whether it will be read
 * @param write whether it will be written
 * @param append whether every write goes to the end
 * @param create whether it is created when it is missing
 * @param exclusive whether it has to be missing; meaningful with {@code create}
 * @param truncate whether its content is dropped
 */
public record OpenMode(
        boolean read, boolean write, boolean append, boolean create, boolean exclusive, boolean truncate) {

    /** Reading what is there. */
    public static final OpenMode READ = new OpenMode(true, false, false, false, false, false);

    /** Returns whether the volume has to be writable. */
    boolean changes() {
        return write || create || truncate;
    }
}
