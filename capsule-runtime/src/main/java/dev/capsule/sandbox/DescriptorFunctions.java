/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.Descriptor.RegularFile;
import dev.capsule.sandbox.files.FileStatus;

/** What can be done with an open descriptor, beside reading and writing. */
final class DescriptorFunctions {

    private static final int APPEND = 1;

    private DescriptorFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case FD_CLOSE -> {
                wasi.descriptors.close((int) a[0]);
                yield Errno.SUCCESS;
            }
            case FD_RENUMBER -> {
                wasi.descriptors.renumber((int) a[0], (int) a[1]);
                yield Errno.SUCCESS;
            }
            case FD_FDSTAT_GET -> flags(wasi, a);
            case FD_FDSTAT_SET_FLAGS -> {
                if (wasi.descriptors.get((int) a[0]) instanceof RegularFile file) {
                    file.appends((a[1] & APPEND) != 0);
                }
                yield Errno.SUCCESS;
            }
            case FD_FILESTAT_GET -> status(wasi, a);
            case FD_FILESTAT_SET_SIZE -> {
                RegularFile file = wasi.descriptors.file((int) a[0], Rights.WRITE);
                yield resize(file, a[1]);
            }
            case FD_FILESTAT_SET_TIMES -> {
                wasi.guest.charge(Prices.FILE_OPERATION);
                wasi.descriptors.file((int) a[0]).file().times(SetTimes.read(wasi, a[1], a[2], (int) a[3]));
                yield Errno.SUCCESS;
            }
            case FD_ALLOCATE -> allocate(wasi, a);
            case FD_ADVISE -> {
                wasi.descriptors.file((int) a[0]);
                yield Errno.SUCCESS;
            }
            case FD_SYNC -> sync(wasi, a);
            case FD_DATASYNC -> sync(wasi, a);
            case FD_PRESTAT_GET -> preopened(wasi, a);
            case FD_PRESTAT_DIR_NAME -> preopenedName(wasi, a);
            default -> throw function.elsewhere();
        };
    }

    private static Errno flags(Wasi wasi, long[] a) {
        Descriptor descriptor = wasi.descriptors.get((int) a[0]);
        long flags = descriptor instanceof RegularFile file && file.appends() ? APPEND : 0;
        wasi.pointers.putLong((int) a[1], descriptor.fileType() | (flags << Short.SIZE));
        wasi.pointers.putLong((int) a[1] + 8, descriptor.rights());
        wasi.pointers.putLong((int) a[1] + 16, descriptor instanceof OpenDirectory ? Rights.INHERITED : 0);
        return Errno.SUCCESS;
    }

    private static Errno status(Wasi wasi, long[] a) {
        wasi.guest.charge(Prices.FILE_OPERATION);
        Descriptor descriptor = wasi.descriptors.get((int) a[0]);
        if (descriptor instanceof RegularFile file) {
            StatusWriter.write(wasi, (int) a[1], file.file().status(), file.inode());
        } else if (descriptor instanceof OpenDirectory directory) {
            FileStatus status = wasi.files.find(directory.path(), true);
            if (status == null) {
                return Errno.NOENT;
            }
            StatusWriter.write(wasi, (int) a[1], status, GuestPath.inode(directory.path()));
        } else {
            StatusWriter.writeDevice(wasi, (int) a[1]);
        }
        return Errno.SUCCESS;
    }

    private static Errno resize(RegularFile file, long size) {
        if (size < 0) {
            return Errno.INVAL;
        }
        file.file().resize(size);
        return Errno.SUCCESS;
    }

    private static Errno allocate(Wasi wasi, long[] a) {
        RegularFile file = wasi.descriptors.file((int) a[0], Rights.WRITE);
        if (a[1] < 0 || a[2] <= 0) {
            return Errno.INVAL;
        }
        if (a[1] > Long.MAX_VALUE - a[2]) {
            return Errno.FBIG;
        }
        long end = a[1] + a[2];
        return end <= file.file().status().size() ? Errno.SUCCESS : resize(file, end);
    }

    private static Errno sync(Wasi wasi, long[] a) {
        wasi.guest.charge(Prices.FILE_OPERATION);
        if (wasi.descriptors.get((int) a[0]) instanceof RegularFile file) {
            file.file().sync();
        }
        return Errno.SUCCESS;
    }

    private static Errno preopened(Wasi wasi, long[] a) {
        requirePreopened(wasi, (int) a[0]);
        wasi.pointers.putLong((int) a[1], 1L << Integer.SIZE);
        return Errno.SUCCESS;
    }

    private static Errno preopenedName(Wasi wasi, long[] a) {
        requirePreopened(wasi, (int) a[0]);
        if ((int) a[2] < 1) {
            return Errno.NAMETOOLONG;
        }
        wasi.pointers.putBytes((int) a[1], new byte[] {'/'});
        return Errno.SUCCESS;
    }

    private static void requirePreopened(Wasi wasi, int descriptor) {
        if (descriptor != Descriptors.ROOT || !(wasi.descriptors.get(descriptor) instanceof OpenDirectory)) {
            throw Errno.BADF.failure();
        }
    }
}
