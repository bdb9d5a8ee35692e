/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Accesses that are not known to be to whole words: rare enough to be out of the way of the others. Those of two bytes
 * reach into a second word, the larger ones mostly do. What is written last is what
 * is surely inside, so that an access outside writes nothing.
 */
final class Unaligned {

    private Unaligned() {}

    static short readShort(int[] words, int address) {
        int low = words[address >>> 2] >>> 24;
        return (short) ((words[(address >>> 2) + 1] << 8) | low);
    }

    static int readInt(int[] words, int address) {
        if ((address & 3) == 0) {
            return words[address >>> 2];
        }
        int shift = address << 3;
        int low = words[address >>> 2] >>> shift;
        return (words[(address >>> 2) + 1] << -shift) | low;
    }

    static long readLong(int[] words, int address) {
        long low = readInt(words, address) & 0xFFFF_FFFFL;
        return ((long) readInt(words, address + Integer.BYTES) << 32) | low;
    }

    static void writeShort(int[] words, int address, short value) {
        int index = address >>> 2;
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
