/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes in the encodings of the WebAssembly binary format. */
public final class WasmWriter {
    private byte[] bytes;
    private int size;

    /** Creates a writer with room for {@code capacity} bytes before it has to grow. */
    public WasmWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Creates a small writer. */
    public WasmWriter() {
        this(64);
    }

    /** Returns how many bytes have been written. */
    public int size() {
        return size;
    }

    /** Forgets what has been written but keeps the room. */
    public void clear() {
        size = 0;
    }

    /** Writes the lowest 8 bits of {@code value}. */
    public WasmWriter u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** Writes the lowest 8 bits of each value. */
    public WasmWriter raw(int... values) {
        for (int value : values) {
            u8(value);
        }
        return this;
    }

    /** Writes an unsigned 32-bit integer. */
    public WasmWriter u32(int value) {
        reserve(5);
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** Writes a signed 32-bit integer. */
    public WasmWriter s32(int value) {
        return s64(value);
    }

    /** Writes a signed 64-bit integer; the encoding of a smaller one is the same. */
    public WasmWriter s64(long value) {
        reserve(10);
        long rest = value;
        while (rest < -0x40 || rest >= 0x40) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>= 7;
        }
        bytes[size++] = (byte) (rest & 0x7F);
        return this;
    }

    /** Writes {@code count} bytes of {@code value}, the lowest first, as floating-point constants are stored. */
    public WasmWriter littleEndian(long value, int count) {
        for (int i = 0; i < count; i++) {
            u8((int) (value >>> (8 * i)));
        }
        return this;
    }

    /** Writes the bytes from {@code start} (inclusive) to {@code end} (exclusive). */
    public WasmWriter bytes(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, bytes, size, end - start);
        size += end - start;
        return this;
    }

    /** Writes the bytes of a memory from {@code start} (inclusive) to {@code end} (exclusive). */
    public WasmWriter bytes(LinearMemory source, int start, int end) {
        reserve(end - start);
        source.copyOut(start, bytes, size, end - start);
        size += end - start;
        return this;
    }

    /** Writes what another writer holds. */
    public WasmWriter bytes(WasmWriter other) {
        return bytes(other.bytes, 0, other.size);
    }

    /** Writes the length of what another writer holds, then that. */
    public WasmWriter sized(WasmWriter other) {
        return u32(other.size).bytes(other);
    }

    /** Writes a name: its length in UTF-8, then its bytes. */
    public WasmWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).bytes(utf8, 0, utf8.length);
    }

    /** Returns what has been written as an array of its own. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Returns what has been written, uncopied if it fills the capacity; the writer must not be used afterwards. */
    byte[] finish() {
        return size == bytes.length ? bytes : toByteArray();
    }

    /** Returns what has been written as a section; the writer must not be used afterwards. */
    public Section toSection(SectionId id) {
        return new Section(id, "", bytes, 0, size);
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), (int) Math.min(2L * size, 1 << 30)));
        }
    }
}
