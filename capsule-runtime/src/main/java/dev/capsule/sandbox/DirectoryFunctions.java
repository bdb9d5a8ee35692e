/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.Descriptor.OpenDirectory;
import dev.capsule.sandbox.files.DirectoryEntry;
import dev.capsule.sandbox.files.FileStatus.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Listing directories. */
final class DirectoryFunctions {

    private static final int DIRENT_SIZE = 24;

    private DirectoryFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case FD_READDIR -> list(wasi, a);
            default -> throw function.elsewhere();
        };
    }

    private static Errno list(Wasi wasi, long[] a) {
        OpenDirectory directory = wasi.descriptors.directory((int) a[0]);
        int capacity = (int) a[2];
        wasi.pointers.require((int) a[1], Integer.toUnsignedLong(capacity));
        if (a[3] < 0) {
            return Errno.INVAL;
        }
        if (a[3] == 0) {
            directory.entries(entries(wasi, directory.path()));
        }
        List<DirectoryEntry> entries = directory.entries();
        int used = 0;
        for (long next = a[3]; next < entries.size() && used < capacity; next++) {
            byte[] entry = entry(directory.path(), entries.get((int) next), next + 1);
            int size = Math.min(entry.length, capacity - used);
            wasi.pointers.putChecked((int) a[1] + used, entry, size);
            used += size;
        }
        wasi.pointers.putInt((int) a[4], used);
        return Errno.SUCCESS;
    }

    private static List<DirectoryEntry> entries(Wasi wasi, List<String> path) {
        wasi.guest.charge(Prices.FILE_OPERATION);
        List<DirectoryEntry> entries = new ArrayList<>();
        entries.add(new DirectoryEntry(".", Kind.DIRECTORY));
        entries.add(new DirectoryEntry("..", Kind.DIRECTORY));
        entries.addAll(wasi.files.list(path, () -> wasi.guest.charge(Prices.DIRECTORY_ENTRY)));
        return entries;
    }

    private static byte[] entry(List<String> directory, DirectoryEntry entry, long next) {
        List<String> path = new ArrayList<>(directory);
        if (!entry.name().equals(".") && !entry.name().equals("..")) {
            path.add(entry.name());
        }
        byte[] bytes = entry.name().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(DIRENT_SIZE + bytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(next)
                .putLong(GuestPath.inode(path))
                .putInt(bytes.length)
                .putInt(StatusWriter.type(entry.kind()))
                .put(bytes)
                .array();
    }
}
