/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.RegularFile;

/** Reading and writing what is open. */
final class ContentFunctions {

    private static final int SET = 0;
    private static final int CURRENT = 1;
    private static final int END = 2;

    private ContentFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case FD_READ -> read(wasi, a);
            case FD_PREAD -> readAt(wasi, a);
            case FD_WRITE -> write(wasi, a);
            case FD_PWRITE -> writeAt(wasi, a);
            case FD_SEEK -> seek(wasi, a);
            case FD_TELL -> {
                wasi.pointers.putLong(
                        (int) a[1], wasi.descriptors.file((int) a[0]).position());
                yield Errno.SUCCESS;
            }
            default -> throw function.elsewhere();
        };
    }

    private static Errno read(Wasi wasi, long[] a) {
        if (wasi.descriptors.get((int) a[0]) instanceof Descriptor.Input) {
            wasi.pointers.putInt((int) a[3], 0);
            return Errno.SUCCESS;
        }
        RegularFile file = wasi.descriptors.file((int) a[0], Rights.READ);
        int count = read(wasi, file, file.position(), (int) a[1], (int) a[2]);
        file.position(file.position() + count);
        wasi.pointers.putInt((int) a[3], count);
        return Errno.SUCCESS;
    }

    private static Errno readAt(Wasi wasi, long[] a) {
        RegularFile file = wasi.descriptors.file((int) a[0], Rights.READ);
        if (a[3] < 0) {
            return Errno.INVAL;
        }
        wasi.pointers.putInt((int) a[4], read(wasi, file, a[3], (int) a[1], (int) a[2]));
        return Errno.SUCCESS;
    }

    private static int read(Wasi wasi, RegularFile file, long position, int vectors, int count) {
        byte[] block = new byte[Vectors.BLOCK];
        return Vectors.move(wasi, vectors, count, (address, length, before) -> {
            int moved = file.file().read(position + before, block, 0, length);
            wasi.pointers.putChecked(address, block, moved);
            return moved;
        });
    }

    private static Errno write(Wasi wasi, long[] a) {
        int written;
        if (wasi.descriptors.get((int) a[0]) instanceof Descriptor.Output output) {
            written = Vectors.move(wasi, (int) a[1], (int) a[2], (address, length, before) -> {
                byte[] bytes = new byte[length];
                wasi.guest.read(address, bytes, 0, length);
                wasi.output.write(output.stream(), bytes);
                return length;
            });
        } else {
            RegularFile file = wasi.descriptors.file((int) a[0], Rights.WRITE);
            written = write(wasi, file, file.position(), (int) a[1], (int) a[2], file.appends());
            file.position(file.appends() ? file.file().status().size() : file.position() + written);
        }
        wasi.pointers.putInt((int) a[3], written);
        return Errno.SUCCESS;
    }

    private static Errno writeAt(Wasi wasi, long[] a) {
        RegularFile file = wasi.descriptors.file((int) a[0], Rights.WRITE);
        if (a[3] < 0) {
            return Errno.INVAL;
        }
        wasi.pointers.putInt((int) a[4], write(wasi, file, a[3], (int) a[1], (int) a[2], false));
        return Errno.SUCCESS;
    }

    private static int write(Wasi wasi, RegularFile file, long position, int vectors, int count, boolean append) {
        if (position > Long.MAX_VALUE - Integer.MAX_VALUE) {
            throw Errno.FBIG.failure();
        }
        byte[] block = new byte[Vectors.BLOCK];
        return Vectors.move(wasi, vectors, count, (address, length, before) -> {
            wasi.guest.read(address, block, 0, length);
            if (append) {
                file.file().append(block, 0, length);
            } else {
                file.file().write(position + before, block, 0, length);
            }
            return length;
        });
    }

    private static Errno seek(Wasi wasi, long[] a) {
        RegularFile file = wasi.descriptors.file((int) a[0]);
        long base = switch ((int) a[2]) {
            case SET -> 0;
            case CURRENT -> file.position();
            case END -> file.file().status().size();
            default -> throw Errno.INVAL.failure();
        };
        long position = base + a[1];
        boolean overflow = ((base ^ position) & (a[1] ^ position)) < 0;
        if (position < 0 || overflow) {
            return Errno.INVAL;
        }
        wasi.pointers.putLong((int) a[3], position);
        file.position(position);
        return Errno.SUCCESS;
    }
}
