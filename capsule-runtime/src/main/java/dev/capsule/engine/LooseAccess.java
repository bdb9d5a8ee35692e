/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * What {@link MemoryAccess} does, where the address is not expected to be a multiple of the size: the guest says so
 * (reading inside its byte code, mostly), or it has turned out.
 *
 * @since 0.1
 */
public final class LooseAccess {

    private LooseAccess() {}

    /** The address, or one that is outside any memory: an array of words ends long before the negative numbers. */
    private static int address(int base, int offset) {
        return base < 0 || offset < 0 ? -1 : base + offset;
    }

    /** {@code i32.load16}. */
    public static short memoryReadShort(int base, int offset, GuestMemory memory) {
        return Unaligned.readShort(memory.words, address(base, offset));
    }

    /** {@code i32.load}. */
    public static int memoryReadInt(int base, int offset, GuestMemory memory) {
        return Unaligned.readInt(memory.words, address(base, offset));
    }

    /** {@code i64.load}. */
    public static long memoryReadLong(int base, int offset, GuestMemory memory) {
        return Unaligned.readLong(memory.words, address(base, offset));
    }

    /** {@code f32.load}. */
    public static float memoryReadFloat(int base, int offset, GuestMemory memory) {
        return Float.intBitsToFloat(Unaligned.readInt(memory.words, address(base, offset)));
    }

    /** {@code f64.load}. */
    public static double memoryReadDouble(int base, int offset, GuestMemory memory) {
        return Double.longBitsToDouble(Unaligned.readLong(memory.words, address(base, offset)));
    }

    /** {@code i32.store16}. */
    public static void memoryWriteShort(int base, short value, int offset, GuestMemory memory) {
        Unaligned.writeShort(memory.words, address(base, offset), value);
    }

    /** {@code i32.store}. */
    public static void memoryWriteInt(int base, int value, int offset, GuestMemory memory) {
        Unaligned.writeInt(memory.words, address(base, offset), value);
    }

    /** {@code i64.store}. */
    public static void memoryWriteLong(int base, long value, int offset, GuestMemory memory) {
        Unaligned.writeLong(memory.words, address(base, offset), value);
    }

    /** {@code f32.store}. */
    public static void memoryWriteFloat(int base, float value, int offset, GuestMemory memory) {
        Unaligned.writeInt(memory.words, address(base, offset), Float.floatToRawIntBits(value));
    }

    /** {@code f64.store}. */
    public static void memoryWriteDouble(int base, double value, int offset, GuestMemory memory) {
        Unaligned.writeLong(memory.words, address(base, offset), Double.doubleToRawLongBits(value));
    }
}
