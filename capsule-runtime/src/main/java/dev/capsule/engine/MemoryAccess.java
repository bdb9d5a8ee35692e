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

    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** So many units of fuel, which last for about a microsecond, may a function hold back. */
    private static final int CHECKPOINT = 1_000;

    // HotSpot inlines methods of up to 35 bytes wherever they are called, larger ones only where that happens often.

    /** The number of the word that holds an address; it does not wrap around, what is too large is outside any array. */
    private static int word(int base, int offset) {
        return (int) (((base & UNSIGNED) + (offset & UNSIGNED)) >>> 2);
    }

    private static long readWords(int[] words, int word) {
        return (words[word] & UNSIGNED) | ((long) words[word + 1] << 32);
    }

    /** The upper half comes first: if it is outside, nothing may be written. */
    private static void writeWords(int[] words, int word, long value) {
        words[word + 1] = (int) (value >>> 32);
        words[word] = (int) value;
    }

    private static void writePart(int[] words, int word, int shift, int mask, int value) {
        words[word] = (words[word] & ~(mask << shift)) | ((value & mask) << shift);
    }

    /** Burns fuel, without looking whether any is left. */
    public static void count(int units, GuestMemory memory) {
        memory.fuel -= units;
    }

    /** Burns fuel, and asks for more when none is left. */
    public static void charge(int units, GuestMemory memory) {
        long left = memory.fuel - units;
        memory.fuel = left;
        if (left < 0) {
            memory.charge(0);
        }
    }

    /** Burns fuel and asks for more when none is left, if it is worth while. Returns what has not been burnt. */
    public static int checkpoint(int units, GuestMemory memory) {
        if (units < CHECKPOINT) {
            return units;
        }
        charge(units, memory);
        return 0;
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
        return (byte) (memory.words[word(base, offset)] >>> ((base + offset) << 3));
    }

    /** {@code i32.load16}. */
    public static short memoryReadShort(int base, int offset, GuestMemory memory) {
        return ((base + offset) & 3) == 3
                ? LooseAccess.memoryReadShort(base, offset, memory)
                : (short) (memory.words[word(base, offset)] >>> ((base + offset) << 3));
    }

    /** {@code i32.load}. */
    public static int memoryReadInt(int base, int offset, GuestMemory memory) {
        return (base & 3) + (offset & 3) == 0
                ? memory.words[(base >>> 2) + (offset >>> 2)]
                : LooseAccess.memoryReadInt(base, offset, memory);
    }

    /** {@code i64.load}. */
    public static long memoryReadLong(int base, int offset, GuestMemory memory) {
        return (base & 3) + (offset & 3) == 0
                ? readWords(memory.words, (base >>> 2) + (offset >>> 2))
                : LooseAccess.memoryReadLong(base, offset, memory);
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
        writePart(memory.words, word(base, offset), (base + offset) << 3, 0xFF, value);
    }

    /** {@code i32.store16}. */
    public static void memoryWriteShort(int base, short value, int offset, GuestMemory memory) {
        if (((base + offset) & 3) == 3) {
            LooseAccess.memoryWriteShort(base, value, offset, memory);
        } else {
            writePart(memory.words, word(base, offset), (base + offset) << 3, 0xFFFF, value);
        }
    }

    /** {@code i32.store}. */
    public static void memoryWriteInt(int base, int value, int offset, GuestMemory memory) {
        if ((base & 3) + (offset & 3) == 0) {
            memory.words[(base >>> 2) + (offset >>> 2)] = value;
        } else {
            LooseAccess.memoryWriteInt(base, value, offset, memory);
        }
    }

    /** {@code i64.store}. */
    public static void memoryWriteLong(int base, long value, int offset, GuestMemory memory) {
        if ((base & 3) + (offset & 3) == 0) {
            writeWords(memory.words, (base >>> 2) + (offset >>> 2), value);
        } else {
            LooseAccess.memoryWriteLong(base, value, offset, memory);
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
