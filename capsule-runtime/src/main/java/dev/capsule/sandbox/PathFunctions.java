/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.Descriptor.OpenFile;
import dev.capsule.sandbox.FileTree.Directory;
import dev.capsule.sandbox.FileTree.File;
import dev.capsule.sandbox.FileTree.Node;
import org.jspecify.annotations.Nullable;

/** What can be done with a path. The files there are so far are read-only. */
final class PathFunctions {

    private static final int CREATE = 1;
    private static final int MUST_BE_DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;

    private PathFunctions() {}

    static void add() {
        WasiFunction.add("path_open", "iiiiiIIii", PathFunctions::open);
        WasiFunction.add("path_filestat_get", "iiiii", (wasi, a) -> {
            GuestPath path = path(wasi, a, 0, 2);
            FileStatus.write(wasi, (int) a[4], existing(wasi, path), path);
            return Errno.SUCCESS;
        });
        WasiFunction.add("path_readlink", "iiiiii", (wasi, a) -> {
            existing(wasi, path(wasi, a, 0, 1));
            return Errno.INVAL;
        });
        WasiFunction.add("path_create_directory", "iii", (wasi, a) -> create(wasi, path(wasi, a, 0, 1)));
        WasiFunction.add("path_remove_directory", "iii", (wasi, a) -> change(wasi, path(wasi, a, 0, 1)));
        WasiFunction.add("path_unlink_file", "iii", (wasi, a) -> change(wasi, path(wasi, a, 0, 1)));
        WasiFunction.add("path_filestat_set_times", "iiiiIIi", (wasi, a) -> change(wasi, path(wasi, a, 0, 2)));
        WasiFunction.add("path_rename", "iiiiii", (wasi, a) -> change(wasi, path(wasi, a, 0, 1)));
        WasiFunction.add("path_link", "iiiiiii", (wasi, a) -> change(wasi, path(wasi, a, 0, 2)));
        WasiFunction.add("path_symlink", "iiiii", (wasi, a) -> create(wasi, path(wasi, a, 2, 3)));
    }

    /** The path whose directory is argument {@code directory}, and whose address and length start at {@code address}. */
    private static GuestPath path(Wasi wasi, long[] a, int directory, int address) {
        OpenDirectory base = wasi.descriptors.directory((int) a[directory]);
        String text = wasi.pointers.string((int) a[address], (int) a[address + 1]);
        return GuestPath.resolve(base.path(), text);
    }

    private static Node existing(Wasi wasi, GuestPath path) {
        Node node = find(wasi, path);
        if (node == null) {
            throw Errno.NOENT.failure();
        }
        return node;
    }

    private static @Nullable Node find(Wasi wasi, GuestPath path) {
        Node node = wasi.files.find(path.names());
        if (node instanceof File && path.isDirectory()) {
            throw Errno.NOTDIR.failure();
        }
        return node;
    }

    private static Errno create(Wasi wasi, GuestPath path) {
        return find(wasi, path) == null ? Errno.ROFS : Errno.EXIST;
    }

    private static Errno change(Wasi wasi, GuestPath path) {
        existing(wasi, path);
        return Errno.ROFS;
    }

    private static Errno open(Wasi wasi, long[] a) {
        int flags = (int) a[4];
        GuestPath path = path(wasi, a, 0, 2);
        Node node = find(wasi, path);
        if (node == null) {
            return (flags & CREATE) != 0 ? Errno.ROFS : Errno.NOENT;
        }
        if ((flags & CREATE) != 0 && (flags & EXCLUSIVE) != 0) {
            return Errno.EXIST;
        }
        if ((flags & TRUNCATE) != 0) {
            return Errno.ROFS;
        }
        wasi.pointers.require((int) a[8], Integer.BYTES);
        if (node instanceof Directory directory) {
            // wasi-libc asks for the right to write only when it opens for writing
            if ((a[5] & Rights.WRITE) != 0) {
                return Errno.ISDIR;
            }
            wasi.pointers.putInt((int) a[8], wasi.descriptors.add(new OpenDirectory(path.names(), directory)));
            return Errno.SUCCESS;
        }
        if ((flags & MUST_BE_DIRECTORY) != 0) {
            return Errno.NOTDIR;
        }
        if ((a[5] & Rights.WRITE) != 0) {
            return Errno.ROFS;
        }
        wasi.pointers.putInt((int) a[8], wasi.descriptors.add(new OpenFile((File) node, path.inode())));
        return Errno.SUCCESS;
    }
}
