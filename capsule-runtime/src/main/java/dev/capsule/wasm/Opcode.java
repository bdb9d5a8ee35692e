/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/**
 * The codes of the instructions that are treated by name; those behind a prefix byte are {@code prefix << 16 |
 * number} (core specification, "Binary Format", "Instructions").
 */
public final class Opcode {
    /** Traps. */
    public static final int UNREACHABLE = 0x00;
    /** Does nothing. */
    public static final int NOP = 0x01;
    /** Opens a block, whose label is its end. */
    public static final int BLOCK = 0x02;
    /** Opens a loop, whose label is its start. */
    public static final int LOOP = 0x03;
    /** Opens a conditional, whose label is its end. */
    public static final int IF = 0x04;
    /** Begins the other arm of a conditional. */
    public static final int ELSE = 0x05;
    /** Throws an exception. */
    public static final int THROW = 0x08;
    /** Throws a caught exception again. */
    public static final int THROW_REF = 0x0A;
    /** Ends a construct, a function body or a constant expression. */
    public static final int END = 0x0B;
    /** Branches. */
    public static final int BR = 0x0C;
    /** Branches if a condition holds. */
    public static final int BR_IF = 0x0D;
    /** Branches by an index. */
    public static final int BR_TABLE = 0x0E;
    /** Leaves the function. */
    public static final int RETURN = 0x0F;
    /** Calls a function by index. */
    public static final int CALL = 0x10;
    /** Calls a function out of a table. */
    public static final int CALL_INDIRECT = 0x11;
    /** Leaves the function with a call by index. */
    public static final int RETURN_CALL = 0x12;
    /** Leaves the function with a call out of a table. */
    public static final int RETURN_CALL_INDIRECT = 0x13;
    /** Calls a function by reference. */
    public static final int CALL_REF = 0x14;
    /** Leaves the function with a call by reference. */
    public static final int RETURN_CALL_REF = 0x15;
    /** Discards a value. */
    public static final int DROP = 0x1A;
    /** Opens a block that catches exceptions. */
    public static final int TRY_TABLE = 0x1F;
    /** Reads a local variable. */
    public static final int LOCAL_GET = 0x20;
    /** Reads a global variable. */
    public static final int GLOBAL_GET = 0x23;
    /** Writes a global variable. */
    public static final int GLOBAL_SET = 0x24;
    /** A 32-bit constant. */
    public static final int I32_CONST = 0x41;
    /** A 64-bit constant. */
    public static final int I64_CONST = 0x42;
    /** A 32-bit floating-point constant. */
    public static final int F32_CONST = 0x43;
    /** A 64-bit floating-point constant. */
    public static final int F64_CONST = 0x44;
    /** Whether one signed 64-bit integer is below another. */
    public static final int I64_LT_S = 0x53;
    /** Shifts a 32-bit integer right, filling with zeros. */
    public static final int I32_SHR_U = 0x76;
    /** Subtracts 64-bit integers. */
    public static final int I64_SUB = 0x7D;
    /** Widens a signed 32-bit integer. */
    public static final int I64_EXTEND_I32_S = 0xAC;
    /** A null reference. */
    public static final int REF_NULL = 0xD0;
    /** A reference to a function by index. */
    public static final int REF_FUNC = 0xD2;
    /** Branches if a reference is null. */
    public static final int BR_ON_NULL = 0xD5;
    /** Branches if a reference is not null. */
    public static final int BR_ON_NON_NULL = 0xD6;
    /** Branches if a reference is of a type. */
    public static final int BR_ON_CAST = 0xFB0018;
    /** Branches if a reference is not of a type. */
    public static final int BR_ON_CAST_FAIL = 0xFB0019;
    /** Copies from a data segment to memory. */
    public static final int MEMORY_INIT = 0xFC0008;
    /** Copies within memory. */
    public static final int MEMORY_COPY = 0xFC000A;
    /** Fills memory. */
    public static final int MEMORY_FILL = 0xFC000B;
    /** Copies from an element segment to a table. */
    public static final int TABLE_INIT = 0xFC000C;
    /** Copies within or between tables. */
    public static final int TABLE_COPY = 0xFC000E;
    /** Grows a table. */
    public static final int TABLE_GROW = 0xFC000F;
    /** Fills a table. */
    public static final int TABLE_FILL = 0xFC0011;

    private Opcode() {}

    /** Returns whether a code has a prefix byte. */
    public static boolean isPrefixed(int opcode) {
        return opcode > 0xFF;
    }

    /** Reads an opcode. */
    public static int read(WasmReader in) {
        int start = in.position();
        int first = in.u8();
        if (first < Immediates.FIRST_PREFIX || first > Immediates.LAST_PREFIX) {
            return first;
        }
        int number = in.index();
        if (number > 0xFFFF) {
            throw new WasmFormatException("Unknown instruction 0x%02x %d".formatted(first, number), start);
        }
        return first << 16 | number;
    }
}
