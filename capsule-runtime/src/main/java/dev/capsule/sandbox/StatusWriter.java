/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileStatus;

/** Writes WASI's {@code filestat}: files have no owner here, and are all on one device. */
final class StatusWriter {

    static final int CHARACTER_DEVICE = 2;
    static final int DIRECTORY = 3;
    static final int REGULAR = 4;
    private static final int UNKNOWN = 0;
    private static final int LINK = 7;

    private StatusWriter() {}

    static int type(FileStatus.Kind kind) {
        return switch (kind) {
            case FILE -> REGULAR;
            case DIRECTORY -> DIRECTORY;
            case LINK -> LINK;
            case SPECIAL -> UNKNOWN;
        };
    }

    static void writeDevice(Wasi wasi, int address) {
        write(wasi, address, CHARACTER_DEVICE, 0, FileStatus.timeless(FileStatus.Kind.SPECIAL, 0));
    }

    static void write(Wasi wasi, int address, FileStatus status, long inode) {
        write(wasi, address, type(status.kind()), inode, status);
    }

    private static void write(Wasi wasi, int address, int type, long inode, FileStatus status) {
        GuestPointers pointers = wasi.pointers;
        pointers.putLong(address, 1);
        pointers.putLong(address + 8, inode);
        pointers.putLong(address + 16, type);
        pointers.putLong(address + 24, 1);
        pointers.putLong(address + 32, status.size());
        pointers.putLong(address + 40, status.accessedNanos());
        pointers.putLong(address + 48, status.modifiedNanos());
        pointers.putLong(address + 56, status.changedNanos());
    }
}
