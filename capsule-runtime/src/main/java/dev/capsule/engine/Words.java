/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/** Moves many bytes in, out of and inside memory that is kept as little-endian words. Callers have checked the bounds. */
final class Words {

    private static final int BLOCK = 1 << 16;

    private Words() {}

    /** Bulk moves between buffers are fast even in a JVM that has compiled nothing yet. */
    private static IntBuffer view(byte[] bytes, int offset, int size) {
        return ByteBuffer.wrap(bytes, offset, size)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
    }

    /** The bytes as words; there is a whole number of them. */
    static int[] of(byte[] bytes) {
        int[] words = new int[bytes.length / Integer.BYTES];
        view(bytes, 0, bytes.length).get(words);
        return words;
    }

    /**
     * Reads words to the end of a stream.
     *
     * @param count how many there are
     * @throws EOFException when the stream has fewer bytes or more
     */
    static int[] read(InputStream in, int count) throws IOException {
        int[] words = new int[count];
        byte[] block = new byte[BLOCK];
        int size = count * Integer.BYTES;
        for (int done = 0; done < size; done += BLOCK) {
            int length = Math.min(BLOCK, size - done);
            if (in.readNBytes(block, 0, length) < length) {
                throw new EOFException("the memory ends before " + size + " bytes");
            }
            copyIn(block, 0, words, done, length);
        }
        if (in.read() >= 0) {
            throw new EOFException("the memory has more than " + size + " bytes");
        }
        return words;
    }

    static byte getByte(int[] words, int address) {
        return (byte) (words[address >>> 2] >>> (address << 3));
    }

    static void putByte(int[] words, int address, byte value) {
        int shift = address << 3;
        int index = address >>> 2;
        words[index] = (words[index] & ~(0xFF << shift)) | ((value & 0xFF) << shift);
    }

    static void copyOut(int[] words, int address, byte[] target, int offset, int size) {
        int from = address;
        int to = offset;
        int end = offset + size;
        while (to < end && (from & 3) != 0) {
            target[to++] = getByte(words, from++);
        }
        int whole = (end - to) & -Integer.BYTES;
        view(target, to, whole).put(words, from >>> 2, whole >>> 2);
        to += whole;
        from += whole;
        while (to < end) {
            target[to++] = getByte(words, from++);
        }
    }

    static void copyIn(byte[] source, int offset, int[] words, int address, int size) {
        int from = offset;
        int to = address;
        int end = offset + size;
        while (from < end && (to & 3) != 0) {
            putByte(words, to++, source[from++]);
        }
        int whole = (end - from) & -Integer.BYTES;
        view(source, from, whole).get(words, to >>> 2, whole >>> 2);
        to += whole;
        from += whole;
        while (from < end) {
            putByte(words, to++, source[from++]);
        }
    }

    static void fill(int[] words, int address, int size, byte value) {
        int to = address;
        int end = address + size;
        while (to < end && (to & 3) != 0) {
            putByte(words, to++, value);
        }
        int wholeEnd = Math.max(to, end & ~3);
        Arrays.fill(words, to >>> 2, wholeEnd >>> 2, (value & 0xFF) * 0x01010101);
        for (to = wholeEnd; to < end; to++) {
            putByte(words, to, value);
        }
    }

    /** Moves bytes; the ranges may overlap. */
    static void move(int[] words, int from, int to, int size) {
        if (to <= from) {
            moveForward(words, from, to, size);
        } else {
            moveBackward(words, from, to, size);
        }
    }

    private static void moveForward(int[] words, int from, int to, int size) {
        int head = Math.min(size, -to & 3);
        for (int i = 0; i < head; i++) {
            putByte(words, to + i, getByte(words, from + i));
        }
        int whole = (size - head) >>> 2;
        int source = (from + head) >>> 2;
        int target = (to + head) >>> 2;
        int shift = ((from + head) & 3) << 3;
        if (shift == 0) {
            System.arraycopy(words, source, words, target, whole);
        } else if (whole > 0) {
            int low = words[source];
            for (int i = 0; i < whole; i++) {
                int high = words[source + i + 1];
                words[target + i] = (low >>> shift) | (high << -shift);
                low = high;
            }
        }
        for (int i = head + (whole << 2); i < size; i++) {
            putByte(words, to + i, getByte(words, from + i));
        }
    }

    private static void moveBackward(int[] words, int from, int to, int size) {
        int tail = Math.min(size, (to + size) & 3);
        for (int i = size - 1; i >= size - tail; i--) {
            putByte(words, to + i, getByte(words, from + i));
        }
        int whole = (size - tail) >>> 2;
        int start = size - tail - (whole << 2);
        int source = (from + start) >>> 2;
        int target = (to + start) >>> 2;
        int shift = ((from + start) & 3) << 3;
        if (shift == 0) {
            System.arraycopy(words, source, words, target, whole);
        } else if (whole > 0) {
            int high = words[source + whole];
            for (int i = whole - 1; i >= 0; i--) {
                int low = words[source + i];
                words[target + i] = (low >>> shift) | (high << -shift);
                high = low;
            }
        }
        for (int i = start - 1; i >= 0; i--) {
            putByte(words, to + i, getByte(words, from + i));
        }
    }
}
