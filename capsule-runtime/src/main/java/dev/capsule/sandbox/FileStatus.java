/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.Descriptor.OpenFile;

/** Writes WASI's {@code filestat}: files have no owner here, and their times stand still. */
final class FileStatus {

    private FileStatus() {}

    static void write(Wasi wasi, int address, Descriptor descriptor) {
        if (descriptor instanceof OpenFile file) {
            write(wasi, address, FileTypes.REGULAR, file.inode(), file.file().size());
        } else if (descriptor instanceof OpenDirectory directory) {
            write(wasi, address, FileTypes.DIRECTORY, GuestPath.inode(directory.path()), 0);
        } else {
            write(wasi, address, FileTypes.CHARACTER_DEVICE, 0, 0);
        }
    }

    static void write(Wasi wasi, int address, FileTree.Node node, GuestPath path) {
        long size = node instanceof FileTree.File file ? file.size() : 0;
        write(wasi, address, FileTypes.of(node), path.inode(), size);
    }

    private static void write(Wasi wasi, int address, int type, long inode, long size) {
        GuestPointers pointers = wasi.pointers;
        pointers.putLong(address, 1);
        pointers.putLong(address + 8, inode);
        pointers.putLong(address + 16, type);
        pointers.putLong(address + 24, 1);
        pointers.putLong(address + 32, size);
        pointers.putLong(address + 40, 0);
        pointers.putLong(address + 48, 0);
        pointers.putLong(address + 56, 0);
    }
}
