/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/**
 * What is known of a file.
 *
 * @param kind what it is
 * @param size its length in bytes; 0 for what is no regular file
 * @param accessedNanos when it was last read, in nanoseconds since the epoch
 * @param modifiedNanos when it was last written
 * @param changedNanos when it was last changed in any way
 */
public record FileStatus(Kind kind, long size, long accessedNanos, long modifiedNanos, long changedNanos) {

    /** What a file is. */
    public enum Kind {
        /** Bytes that can be read and written. */
        FILE,
        /** Names that can be listed. */
        DIRECTORY,
        /** A symbolic link that was not followed. */
        LINK,
        /** Pipes, sockets and devices, which are never opened. */
        SPECIAL
    }

    /** Returns the status of something whose times stand still. */
    public static FileStatus timeless(Kind kind, long size) {
        return new FileStatus(kind, size, 0, 0, 0);
    }

    boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }
}
