/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.TrapException;

/**
 * What compiled code does with memory. Names and order of the parameters are those of Chicory's own helpers, which
 * {@code FunctionMethod} replaces by these.
 *
 * <p>An access outside the array ends in an {@link IndexOutOfBoundsException}, which the guest's caller reports as a
 * trap: catching it here would only make every access larger.
 *
 * @since 0.1
 */
public final class MemoryAccess {

    private MemoryAccess() {}

    private static int address(int base, int offset) {
        return base < 0 || offset < 0 ? -1 : base + offset;
    }

    /** Burns fuel. */
    public static void charge(int units, GuestMemory memory) {
        long left = memory.fuel - units;
        memory.fuel = left;
        if (left < 0) {
            memory.charge(0);
        }
    }

    /** What a table holds for an indirect call: a type and a place among its functions; 0 for null, -1 for nothing. */
    public static int callee(int element, int table, GuestMemory memory) {
        int[] codes = memory.tables[table].codes;
        return element >= 0 && element < codes.length ? codes[element] : -1;
    }

    /** Why what {@link #callee} found cannot be called. */
    public static RuntimeException badCall(int code) {
        return new TrapException(
                code == -1 ? "undefined element" : code == 0 ? "uninitialized element" : "indirect call type mismatch");
    }

    /** {@code i32.load8}. */
    public static byte memoryReadByte(int base, int offset, GuestMemory memory) {
        int address = address(base, offset);
        return (byte) (memory.words[address >>> 2] >>> (address << 3));
    }

    /** {@code i32.load16}. */
    public static short memoryReadShort(int base, int offset, GuestMemory memory) {
        int address = address(base, offset);
        if ((address & 3) == 3) {
            return Unaligned.readShort(memory.words, address);
        }
        return (short) (memory.words[address >>> 2] >>> (address << 3));
    }

    /** {@code i32.load}. */
    public static int memoryReadInt(int base, int offset, GuestMemory memory) {
        int address = address(base, offset);
        return (address & 3) == 0 ? memory.words[address >>> 2] : Unaligned.readInt(memory.words, address);
    }

    /** {@code i64.load}. */
    public static long memoryReadLong(int base, int offset, GuestMemory memory) {
        int address = address(base, offset);
        int[] words = memory.words;
        if ((address & 3) != 0) {
            return Unaligned.readLong(words, address);
        }
        return (words[address >>> 2] & 0xFFFF_FFFFL) | ((long) words[(address >>> 2) + 1] << 32);
    }

    /** {@code f32.load}. */
    public static float memoryReadFloat(int base, int offset, GuestMemory memory) {
        return Float.intBitsToFloat(memoryReadInt(base, offset, memory));
    }

    /** {@code f64.load}. */
    public static double memoryReadDouble(int base, int offset, GuestMemory memory) {
        return Double.longBitsToDouble(memoryReadLong(base, offset, memory));
    }

    /** {@code i32.store8}. */
    public static void memoryWriteByte(int base, byte value, int offset, GuestMemory memory) {
        int address = address(base, offset);
        int[] words = memory.words;
        int shift = address << 3;
        words[address >>> 2] = (words[address >>> 2] & ~(0xFF << shift)) | ((value & 0xFF) << shift);
    }

    /** {@code i32.store16}. */
    public static void memoryWriteShort(int base, short value, int offset, GuestMemory memory) {
        int address = address(base, offset);
        int[] words = memory.words;
        if ((address & 3) == 3) {
            Unaligned.writeShort(words, address, value);
            return;
        }
        int shift = address << 3;
        words[address >>> 2] = (words[address >>> 2] & ~(0xFFFF << shift)) | ((value & 0xFFFF) << shift);
    }

    /** {@code i32.store}. */
    public static void memoryWriteInt(int base, int value, int offset, GuestMemory memory) {
        int address = address(base, offset);
        if ((address & 3) == 0) {
            memory.words[address >>> 2] = value;
        } else {
            Unaligned.writeInt(memory.words, address, value);
        }
    }

    /** {@code i64.store}. */
    public static void memoryWriteLong(int base, long value, int offset, GuestMemory memory) {
        int address = address(base, offset);
        int[] words = memory.words;
        if ((address & 3) == 0) {
            // the upper half first: if it is outside, nothing may be written
            words[(address >>> 2) + 1] = (int) (value >>> 32);
            words[address >>> 2] = (int) value;
        } else {
            Unaligned.writeLong(words, address, value);
        }
    }

    /** {@code f32.store}. */
    public static void memoryWriteFloat(int base, float value, int offset, GuestMemory memory) {
        memoryWriteInt(base, Float.floatToRawIntBits(value), offset, memory);
    }

    /** {@code f64.store}. */
    public static void memoryWriteDouble(int base, double value, int offset, GuestMemory memory) {
        memoryWriteLong(base, Double.doubleToRawLongBits(value), offset, memory);
    }

    /** {@code global.get}. */
    public static long readGlobal(int index, GuestMemory memory) {
        return memory.globals[index];
    }

    /** {@code global.set}. */
    public static void writeGlobal(long value, int index, GuestMemory memory) {
        memory.globals[index] = value;
    }

    /** {@code memory.copy}. */
    public static void memoryCopy(int to, int from, int size, GuestMemory memory) {
        memory.copy(to, from, size);
    }

    /** {@code memory.fill}. */
    public static void memoryFill(int address, byte value, int size, GuestMemory memory) {
        memory.fill(value, address, size < 0 ? -1 : address + size);
    }

    /** {@code memory.grow}. */
    public static int memoryGrow(int pages, GuestMemory memory) {
        return memory.grow(pages);
    }

    /** {@code memory.size}. */
    public static int memoryPages(GuestMemory memory) {
        return memory.pages();
    }
}
