/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A cursor over a slice of a module; nothing is read outside the slice.
 *
 * <p>Integers are LEB128 as in the core specification, "Binary Format", "Values": at most as many bytes as the type
 * needs, and no bits beyond its width. Every method throws {@link WasmFormatException} when the slice does not hold
 * what it is asked for.
 */
public final class WasmReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    /** Creates a reader of the bytes from {@code start} (inclusive) to {@code end} (exclusive). */
    public WasmReader(byte[] bytes, int start, int end) {
        Objects.checkFromToIndex(start, end, bytes.length);
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Returns the offset of the next byte in the underlying array. */
    public int position() {
        return position;
    }

    /** Returns how many bytes are left. */
    public int remaining() {
        return end - position;
    }

    /** Returns an exception that names {@code problem} at the next byte. */
    public WasmFormatException problem(String problem) {
        return new WasmFormatException(problem, position);
    }

    /** Reads one byte, 0 to 255. */
    public int u8() {
        if (position >= end) {
            throw problem("Unexpected end");
        }
        return bytes[position++] & 0xFF;
    }

    /** Returns the next byte, 0 to 255, without moving. */
    public int peek() {
        int value = u8();
        position--;
        return value;
    }

    /** Reads an unsigned 32-bit integer; values from 2^31 on come out negative. */
    public int u32() {
        int first = u8();
        return first < 0x80 ? first : (int) unsigned(first, 32);
    }

    /** Reads an unsigned 64-bit integer; values from 2^63 on come out negative. */
    public long u64() {
        return unsigned(u8(), 64);
    }

    /** Reads a signed 32-bit integer. */
    public int s32() {
        return (int) signed(32);
    }

    /** Reads a signed 33-bit integer, as block and heap types are. */
    public long s33() {
        return signed(33);
    }

    /** Reads a signed 64-bit integer. */
    public long s64() {
        return signed(64);
    }

    /** Reads an unsigned integer that has to be below 2^31, as every index and size of a real module is. */
    public int index() {
        int start = position;
        int value = u32();
        if (value < 0) {
            throw new WasmFormatException("Index or size out of range: " + Integer.toUnsignedString(value), start);
        }
        return value;
    }

    /** Reads the length of a vector, which cannot have more elements than there are bytes left. */
    public int count() {
        int start = position;
        int value = index();
        if (value > remaining()) {
            throw new WasmFormatException("Vector of %d elements in %d bytes".formatted(value, remaining()), start);
        }
        return value;
    }

    /** Skips {@code length} bytes. */
    public void skip(int length) {
        if (length < 0 || length > remaining()) {
            throw problem("Unexpected end");
        }
        position += length;
    }

    /** Reads a length and returns a reader of as many bytes, which this reader skips. */
    public WasmReader slice() {
        int length = index();
        int start = position;
        skip(length);
        return new WasmReader(bytes, start, position);
    }

    /** Reads a name: a length and as many bytes of UTF-8. */
    public String name() {
        int length = index();
        int start = position;
        skip(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasmFormatException("Name is not UTF-8", start);
        }
    }

    /** Fails when bytes are left over behind {@code what}. */
    public void requireEnd(String what) {
        if (position != end) {
            throw problem("%d bytes left over after %s".formatted(remaining(), what));
        }
    }

    private long unsigned(int first, int width) {
        long value = first & 0x7F;
        int shift = 0;
        for (int next = first; next >= 0x80; ) {
            next = u8();
            shift += 7;
            if (shift >= width || (shift > width - 7 && (next & 0x7F) >>> (width - shift) != 0)) {
                throw new WasmFormatException("Integer of more than %d bits".formatted(width), position - 1);
            }
            value |= (long) (next & 0x7F) << shift;
        }
        return value;
    }

    private long signed(int width) {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            if (shift >= width || (shift > width - 7 && !isSignExtension(next & 0x7F, width - shift))) {
                throw new WasmFormatException("Integer of more than %d bits".formatted(width), position - 1);
            }
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);
        return shift < 64 && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    /** Whether the bits of a last group from {@code used} - 1, the sign, on are all alike. */
    private static boolean isSignExtension(int group, int used) {
        int high = group >>> (used - 1);
        return high == 0 || high == 0x7F >>> (used - 1);
    }
}
