/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.Descriptor.RegularFile;
import dev.capsule.sandbox.files.FileStatus;
import dev.capsule.sandbox.files.FileStatus.Kind;
import dev.capsule.sandbox.files.OpenFile;
import dev.capsule.sandbox.files.OpenMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be done with a path. */
final class PathFunctions {

    private static final int FOLLOW = 1;
    private static final int CREATE = 1;
    private static final int MUST_BE_DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;
    private static final int APPEND = 1;

    private PathFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case PATH_OPEN -> open(wasi, a);
            case PATH_FILESTAT_GET -> {
                GuestPath path = path(wasi, a, 0, 2);
                FileStatus status = find(wasi, path, (a[1] & FOLLOW) != 0);
                if (status == null) {
                    yield Errno.NOENT;
                }
                StatusWriter.write(wasi, (int) a[4], status, path.inode());
                yield Errno.SUCCESS;
            }
            case PATH_FILESTAT_SET_TIMES -> {
                GuestPath path = existing(wasi, path(wasi, a, 0, 2));
                wasi.files.times(path.names(), SetTimes.read(wasi, a[4], a[5], (int) a[6]), (a[1] & FOLLOW) != 0);
                yield Errno.SUCCESS;
            }
            case PATH_CREATE_DIRECTORY -> {
                wasi.files.createDirectory(path(wasi, a, 0, 1).names());
                yield Errno.SUCCESS;
            }
            case PATH_REMOVE_DIRECTORY -> {
                wasi.files.removeDirectory(existing(wasi, path(wasi, a, 0, 1)).names());
                yield Errno.SUCCESS;
            }
            case PATH_UNLINK_FILE -> {
                wasi.files.unlink(existing(wasi, path(wasi, a, 0, 1)).names());
                yield Errno.SUCCESS;
            }
            case PATH_RENAME -> {
                GuestPath from = existing(wasi, path(wasi, a, 0, 1));
                wasi.files.rename(from.names(), path(wasi, a, 3, 4).names());
                yield Errno.SUCCESS;
            }
            case PATH_READLINK -> readLink(wasi, a);
            // a link that a guest makes could lead whoever follows it on the host to anywhere
            case PATH_LINK -> {
                existing(wasi, path(wasi, a, 0, 2));
                path(wasi, a, 4, 5);
                yield Errno.PERM;
            }
            case PATH_SYMLINK -> {
                path(wasi, a, 2, 3);
                yield Errno.PERM;
            }
            default -> throw function.elsewhere();
        };
    }

    /** The path whose directory is argument {@code directory}, and whose address and length start at {@code address}. */
    private static GuestPath path(Wasi wasi, long[] a, int directory, int address) {
        wasi.guest.charge(Prices.FILE_OPERATION);
        OpenDirectory base = wasi.descriptors.directory((int) a[directory]);
        String text = wasi.pointers.string((int) a[address], (int) a[address + 1]);
        return GuestPath.resolve(base.path(), text);
    }

    /** A path that is written like a directory's has to be one's. */
    private static GuestPath existing(Wasi wasi, GuestPath path) {
        if (find(wasi, path, false) == null) {
            throw Errno.NOENT.failure();
        }
        return path;
    }

    private static @Nullable FileStatus find(Wasi wasi, GuestPath path, boolean follow) {
        FileStatus status = wasi.files.find(path.names(), follow || path.isDirectory());
        if (status != null && path.isDirectory() && status.kind() != Kind.DIRECTORY) {
            throw Errno.NOTDIR.failure();
        }
        return status;
    }

    private static Errno open(Wasi wasi, long[] a) {
        int flags = (int) a[4];
        boolean follow = (a[1] & FOLLOW) != 0;
        // wasi-libc asks for the right to write only when it opens for writing
        boolean write = (a[5] & Rights.WRITE) != 0;
        GuestPath path = path(wasi, a, 0, 2);
        FileStatus status = find(wasi, path, follow);
        wasi.pointers.require((int) a[8], Integer.BYTES);
        wasi.descriptors.requireRoom();
        Descriptor opened;
        if (status != null && status.kind() == Kind.DIRECTORY) {
            if ((flags & (CREATE | EXCLUSIVE)) == (CREATE | EXCLUSIVE)) {
                return Errno.EXIST;
            }
            if (write || (flags & (CREATE | TRUNCATE)) != 0) {
                return Errno.ISDIR;
            }
            opened = new OpenDirectory(path.names());
        } else if ((flags & MUST_BE_DIRECTORY) != 0 || path.isDirectory()) {
            return status == null ? Errno.NOENT : Errno.NOTDIR;
        } else {
            boolean append = (a[7] & APPEND) != 0;
            OpenMode mode = new OpenMode(
                    (a[5] & Rights.READ) != 0,
                    write,
                    append,
                    (flags & CREATE) != 0,
                    (flags & EXCLUSIVE) != 0,
                    (flags & TRUNCATE) != 0);
            OpenFile file = wasi.files.open(path.names(), mode, follow);
            opened = new RegularFile(file, path.inode(), Rights.ofFile(a[5]), append);
        }
        wasi.pointers.putInt((int) a[8], wasi.descriptors.add(opened));
        return Errno.SUCCESS;
    }

    private static Errno readLink(Wasi wasi, long[] a) {
        GuestPath path = existing(wasi, path(wasi, a, 0, 1));
        byte[] target = wasi.files.readLink(path.names()).getBytes(StandardCharsets.UTF_8);
        int length = (int) Math.min(target.length, Integer.toUnsignedLong((int) a[4]));
        wasi.pointers.putBytes((int) a[3], Arrays.copyOf(target, length));
        wasi.pointers.putInt((int) a[5], length);
        return Errno.SUCCESS;
    }
}
