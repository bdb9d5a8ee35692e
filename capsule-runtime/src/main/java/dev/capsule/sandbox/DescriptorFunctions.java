/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.Descriptor.OpenFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What can be done with an open descriptor. */
final class DescriptorFunctions {

    private static final int MOST_VECTORS = 1024;
    private static final int BLOCK = 1 << 16;
    private static final int DIRENT_SIZE = 24;
    private static final int SET = 0;
    private static final int CURRENT = 1;
    private static final int END = 2;

    private DescriptorFunctions() {}

    static void add() {
        WasiFunction.add("fd_write", "iiii", DescriptorFunctions::write);
        WasiFunction.add("fd_read", "iiii", DescriptorFunctions::read);
        WasiFunction.add("fd_pread", "iiiIi", DescriptorFunctions::readAt);
        WasiFunction.add("fd_seek", "iIii", DescriptorFunctions::seek);
        WasiFunction.add("fd_tell", "ii", (wasi, a) -> {
            wasi.pointers.putLong((int) a[1], wasi.descriptors.file((int) a[0]).position());
            return Errno.SUCCESS;
        });
        WasiFunction.add("fd_close", "i", (wasi, a) -> {
            wasi.descriptors.close((int) a[0]);
            return Errno.SUCCESS;
        });
        WasiFunction.add("fd_renumber", "ii", (wasi, a) -> {
            wasi.descriptors.renumber((int) a[0], (int) a[1]);
            return Errno.SUCCESS;
        });
        WasiFunction.add("fd_fdstat_get", "ii", DescriptorFunctions::status);
        WasiFunction.add("fd_fdstat_set_flags", "ii", (wasi, a) -> {
            wasi.descriptors.get((int) a[0]);
            return Errno.SUCCESS;
        });
        WasiFunction.add("fd_filestat_get", "ii", (wasi, a) -> {
            FileStatus.write(wasi, (int) a[1], wasi.descriptors.get((int) a[0]));
            return Errno.SUCCESS;
        });
        WasiFunction.add("fd_prestat_get", "ii", DescriptorFunctions::preopened);
        WasiFunction.add("fd_prestat_dir_name", "iii", DescriptorFunctions::preopenedName);
        WasiFunction.add("fd_readdir", "iiiIi", DescriptorFunctions::list);
    }

    private static Errno write(Wasi wasi, long[] a) {
        if (!(wasi.descriptors.get((int) a[0]) instanceof Descriptor.Output output)) {
            return Errno.BADF;
        }
        long written = 0;
        for (Vector vector : vectors(wasi, (int) a[1], (int) a[2])) {
            for (int done = 0; done < vector.length(); done += BLOCK) {
                int size = Math.min(BLOCK, vector.length() - done);
                byte[] bytes = new byte[size];
                wasi.guest.read(vector.address() + done, bytes, 0, size);
                wasi.output.write(output.stream(), bytes);
                wasi.guest.charge(Prices.bytes(size));
            }
            written += vector.length();
        }
        wasi.pointers.putInt((int) a[3], (int) written);
        return Errno.SUCCESS;
    }

    private static Errno read(Wasi wasi, long[] a) {
        if (wasi.descriptors.get((int) a[0]) instanceof Descriptor.Input) {
            wasi.pointers.putInt((int) a[3], 0);
            return Errno.SUCCESS;
        }
        OpenFile file = wasi.descriptors.file((int) a[0]);
        int count = copy(wasi, file, file.position(), vectors(wasi, (int) a[1], (int) a[2]));
        file.position(file.position() + count);
        wasi.pointers.putInt((int) a[3], count);
        return Errno.SUCCESS;
    }

    private static Errno readAt(Wasi wasi, long[] a) {
        OpenFile file = wasi.descriptors.file((int) a[0]);
        if (a[3] < 0) {
            return Errno.INVAL;
        }
        int count = copy(wasi, file, a[3], vectors(wasi, (int) a[1], (int) a[2]));
        wasi.pointers.putInt((int) a[4], count);
        return Errno.SUCCESS;
    }

    private static int copy(Wasi wasi, OpenFile file, long position, List<Vector> vectors) {
        byte[] block = new byte[BLOCK];
        int total = 0;
        for (Vector vector : vectors) {
            int done = 0;
            while (done < vector.length()) {
                int wanted = Math.min(BLOCK, vector.length() - done);
                int count = file.file().read(position + total, block, 0, wanted);
                if (count == 0) {
                    return total;
                }
                wasi.guest.charge(Prices.bytes(count));
                wasi.pointers.putChecked(vector.address() + done, block, count);
                done += count;
                total += count;
            }
        }
        return total;
    }

    /** A piece of the guest's memory to write from or to read into. */
    private record Vector(int address, int length) {}

    private static List<Vector> vectors(Wasi wasi, int address, int count) {
        if (count < 0 || count > MOST_VECTORS) {
            throw Errno.INVAL.failure();
        }
        List<Vector> vectors = new ArrayList<>(count);
        long total = 0;
        for (int i = 0; i < count; i++) {
            Vector vector =
                    new Vector(wasi.pointers.getInt(address + i * 8), wasi.pointers.getInt(address + i * 8 + 4));
            total += Integer.toUnsignedLong(vector.length());
            if (total > Integer.MAX_VALUE) {
                throw Errno.INVAL.failure();
            }
            if (!wasi.guest.contains(vector.address(), vector.length())) {
                throw Errno.FAULT.failure();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static Errno seek(Wasi wasi, long[] a) {
        OpenFile file = wasi.descriptors.file((int) a[0]);
        long base = switch ((int) a[2]) {
            case SET -> 0;
            case CURRENT -> file.position();
            case END -> file.file().size();
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

    private static Errno status(Wasi wasi, long[] a) {
        Descriptor descriptor = wasi.descriptors.get((int) a[0]);
        wasi.pointers.putLong((int) a[1], descriptor.fileType());
        wasi.pointers.putLong((int) a[1] + 8, descriptor.rights());
        wasi.pointers.putLong((int) a[1] + 16, descriptor instanceof OpenDirectory ? Rights.READ : 0);
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

    private static Errno list(Wasi wasi, long[] a) {
        OpenDirectory directory = wasi.descriptors.directory((int) a[0]);
        int capacity = (int) a[2];
        wasi.pointers.require((int) a[1], Integer.toUnsignedLong(capacity));
        List<String> names = new ArrayList<>(List.of(".", ".."));
        names.addAll(directory.directory().names());
        if (a[3] < 0) {
            return Errno.INVAL;
        }
        int used = 0;
        for (long next = a[3]; next < names.size() && used < capacity; next++) {
            byte[] entry = entry(wasi, directory, names.get((int) next), next + 1);
            int size = Math.min(entry.length, capacity - used);
            wasi.pointers.putChecked((int) a[1] + used, entry, size);
            used += size;
        }
        wasi.pointers.putInt((int) a[4], used);
        return Errno.SUCCESS;
    }

    private static byte[] entry(Wasi wasi, OpenDirectory directory, String name, long next) {
        List<String> path = new ArrayList<>(directory.path());
        int type = FileTypes.DIRECTORY;
        if (!name.equals(".") && !name.equals("..")) {
            path.add(name);
            FileTree.Node node = wasi.files.find(path);
            type = node == null ? FileTypes.REGULAR : FileTypes.of(node);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(DIRENT_SIZE + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(next)
                .putLong(GuestPath.inode(path))
                .putInt(bytes.length)
                .putInt(type)
                .put(bytes)
                .array();
    }
}
