/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileSystem;
import dev.capsule.sandbox.files.FileTree;
import dev.capsule.sandbox.files.HostMount;
import dev.capsule.sandbox.files.MemoryFileTree;
import dev.capsule.sandbox.files.Quota;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A guest of nothing but memory, for calling host functions directly. */
final class FakeGuest implements GuestAccess {

    static final int SIZE = 65_536;
    static final FileTree FILES = MemoryFileTree.builder()
            .file("lib/a.txt", () -> "content".getBytes(StandardCharsets.UTF_8))
            .file("lib/deep/b.txt", () -> new byte[100])
            .file("c.txt", () -> new byte[0])
            .build();

    final ByteBuffer memory = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    final Wasi wasi;
    long fuel;
    long slept;

    FakeGuest(HostMount... mounts) {
        wasi = new Wasi(
                this,
                new FileSystem(FILES, List.of(mounts), Quota.Heap.UNBOUNDED, () -> 1_000_000_000_000L),
                GuestClock.fixed(Instant.ofEpochSecond(1000)),
                RandomSource.seeded(new byte[] {1}),
                OutputListener.NONE,
                List.of("program", "argument"),
                Map.of("B", "2", "A", "1"));
    }

    int call(String function, long... arguments) {
        return wasi.call(Objects.requireNonNull(WasiFunction.named(function)), arguments);
    }

    /** Puts a path at 1000 and opens it from the root; returns the error number, with the descriptor at 2000. */
    int open(String path, int flags, long rights) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        memory.put(1000, bytes);
        return call("path_open", 3, 1, 1000, bytes.length, flags, rights, 0, 0, 2000);
    }

    String text(int address, int length) {
        return new String(memory.array(), address, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean contains(int address, long length) {
        return Integer.toUnsignedLong(address) + length <= SIZE;
    }

    @Override
    public void read(int address, byte[] target, int offset, int length) {
        memory.get(address, target, offset, length);
    }

    @Override
    public void write(int address, byte[] source, int offset, int length) {
        memory.put(address, source, offset, length);
    }

    @Override
    public void charge(long units) {
        fuel += units;
    }

    @Override
    public void sleep(long nanos) {
        slept += nanos;
    }
}
