/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What follows an opcode (core specification, "Binary Format", "Instructions"). */
public enum Immediates {
    /** Nothing. */
    NONE,
    /** One byte. */
    BYTE,
    /** One index: of a local, a global, a table, a label and so on. */
    INDEX,
    /** Two indices. */
    TWO_INDICES,
    /** The type of a block. */
    BLOCK_TYPE,
    /** The type of a block, then a vector of catch clauses. */
    TRY_TABLE,
    /** A vector of labels and the default label. */
    LABELS,
    /** A vector of value types. */
    VALUE_TYPES,
    /** A heap type. */
    HEAP_TYPE,
    /** Flags, a label and two heap types. */
    CAST,
    /** Alignment, offset and perhaps a memory's index. */
    MEMORY,
    /** The same, then a lane. */
    MEMORY_LANE,
    /** A signed 32-bit integer. */
    I32,
    /** A signed 64-bit integer. */
    I64,
    /** Four bytes. */
    F32,
    /** Eight bytes. */
    F64,
    /** Sixteen bytes. */
    V128;

    static final int FIRST_PREFIX = 0xFB;
    static final int LAST_PREFIX = 0xFE;

    private static final @Nullable Immediates[] SINGLE = singleByteInstructions();
    private static final @Nullable Immediates[][] PREFIXED = {
        garbageCollection(), saturationAndBulk(), vectors(), atomics()
    };

    /** Returns what follows {@code opcode}; null if there is no such instruction. */
    public static @Nullable Immediates of(int opcode) {
        if (opcode < SINGLE.length) {
            return SINGLE[opcode];
        }
        @Nullable Immediates[] group = PREFIXED[(opcode >>> 16) - FIRST_PREFIX];
        int number = opcode & 0xFFFF;
        return number < group.length ? group[number] : null;
    }

    private static @Nullable Immediates[] singleByteInstructions() {
        @Nullable Immediates[] table = new Immediates[0x100];
        set(table, NONE, 0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x1A, 0x1B, 0xD1, 0xD3, 0xD4);
        set(table, BLOCK_TYPE, 0x02, 0x03, 0x04);
        set(table, INDEX, 0x08, 0x0C, 0x0D, 0x10, 0x12, 0x14, 0x15, 0x3F, 0x40, 0xD2, 0xD5, 0xD6);
        set(table, TWO_INDICES, 0x11, 0x13);
        table[0x0E] = LABELS;
        table[0x1C] = VALUE_TYPES;
        table[0x1F] = TRY_TABLE;
        Arrays.fill(table, 0x20, 0x27, INDEX);
        Arrays.fill(table, 0x28, 0x3F, MEMORY);
        table[0x41] = I32;
        table[0x42] = I64;
        table[0x43] = F32;
        table[0x44] = F64;
        Arrays.fill(table, 0x45, 0xC5, NONE);
        table[0xD0] = HEAP_TYPE;
        return table;
    }

    private static @Nullable Immediates[] garbageCollection() {
        @Nullable Immediates[] table = new Immediates[0x1F];
        set(table, INDEX, 0x00, 0x01, 0x06, 0x07, 0x0B, 0x0C, 0x0D, 0x0E, 0x10);
        set(table, TWO_INDICES, 0x02, 0x03, 0x04, 0x05, 0x08, 0x09, 0x0A, 0x11, 0x12, 0x13);
        set(table, HEAP_TYPE, 0x14, 0x15, 0x16, 0x17);
        set(table, CAST, 0x18, 0x19);
        set(table, NONE, 0x0F, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E);
        return table;
    }

    private static @Nullable Immediates[] saturationAndBulk() {
        @Nullable Immediates[] table = new Immediates[0x12];
        Arrays.fill(table, 0x00, 0x08, NONE);
        set(table, TWO_INDICES, 0x08, 0x0A, 0x0C, 0x0E);
        set(table, INDEX, 0x09, 0x0B, 0x0D, 0x0F, 0x10, 0x11);
        return table;
    }

    private static @Nullable Immediates[] vectors() {
        @Nullable Immediates[] table = new Immediates[0x114];
        Arrays.fill(table, NONE);
        Arrays.fill(table, 0x00, 0x0C, MEMORY);
        set(table, V128, 0x0C, 0x0D);
        Arrays.fill(table, 0x15, 0x23, BYTE);
        Arrays.fill(table, 0x54, 0x5C, MEMORY_LANE);
        set(table, MEMORY, 0x5C, 0x5D);
        set(table, null, 0x9A, 0xA2, 0xA5, 0xA6, 0xAF, 0xB0, 0xB2, 0xB3, 0xB4, 0xBB, 0xC2, 0xC5, 0xC6);
        set(table, null, 0xCF, 0xD0, 0xD2, 0xD3, 0xD4, 0xE2, 0xEE);
        return table;
    }

    private static @Nullable Immediates[] atomics() {
        @Nullable Immediates[] table = new Immediates[0x4F];
        Arrays.fill(table, 0x10, 0x4F, MEMORY);
        set(table, MEMORY, 0x00, 0x01, 0x02);
        table[0x03] = BYTE;
        return table;
    }

    private static void set(@Nullable Immediates[] table, @Nullable Immediates value, int... opcodes) {
        for (int opcode : opcodes) {
            table[opcode] = value;
        }
    }
}
