/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Numbers at any address. What is read comes from one word or two, in the same way without asking which: in byte code
 * that is as likely as not. What is written last is what is surely inside, so that an access outside writes nothing.
 */
final class Unaligned {

    private Unaligned() {}

    static short readShort(int[] words, int address) {
        return (short) read(words, address, Short.BYTES - 1);
    }

    static int readInt(int[] words, int address) {
        return read(words, address, Integer.BYTES - 1);
    }

    /** The bits beyond the last byte that was asked for mean nothing. */
    private static int read(int[] words, int address, int lastByte) {
        int shift = address << 3;
        int low = words[address >>> 2] >>> shift;
        return low | (words[(address + lastByte) >>> 2] << 1 << ~shift);
    }

    static long readLong(int[] words, int address) {
        long low = readInt(words, address) & 0xFFFF_FFFFL;
        return ((long) readInt(words, address + Integer.BYTES) << 32) | low;
    }

    static void writeShort(int[] words, int address, short value) {
        int index = address >>> 2;
        int shift = address << 3;
        if ((address & 3) != 3) {
            words[index] = (words[index] & ~(0xFFFF << shift)) | ((value & 0xFFFF) << shift);
            return;
        }
        words[index + 1] = (words[index + 1] & 0xFFFF_FF00) | ((value >>> 8) & 0xFF);
        words[index] = (words[index] & 0x00FF_FFFF) | (value << 24);
    }

    static void writeInt(int[] words, int address, int value) {
        int index = address >>> 2;
        if ((address & 3) == 0) {
            words[index] = value;
            return;
        }
        int shift = address << 3;
        words[index + 1] = (words[index + 1] & (-1 << shift)) | (value >>> -shift);
        words[index] = (words[index] & ~(-1 << shift)) | (value << shift);
    }

    static void writeLong(int[] words, int address, long value) {
        writeInt(words, address + Integer.BYTES, (int) (value >>> 32));
        writeInt(words, address, (int) value);
    }
}
