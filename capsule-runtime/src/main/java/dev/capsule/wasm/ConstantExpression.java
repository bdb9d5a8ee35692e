/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** The expressions that initialise globals, tables and segments (core specification, "Validation", "Instructions"). */
public final class ConstantExpression {
    private ConstantExpression() {}

    /** Skips an expression with its {@code end}. */
    public static void skip(WasmReader in) {
        while (true) {
            int start = in.position();
            int opcode = Opcode.read(in);
            requireConstant(opcode, start);
            Instructions.skipImmediates(in, opcode, start);
            if (opcode == Opcode.END) {
                return;
            }
        }
    }

    /** Copies an expression with other indices. */
    public static void copy(WasmReader in, byte[] source, IndexMapping indices, WasmWriter out) {
        while (true) {
            int start = in.position();
            int opcode = Opcode.read(in);
            requireConstant(opcode, start);
            if (opcode == Opcode.REF_FUNC) {
                out.u8(opcode).u32(indices.function(in.index(), start));
                continue;
            }
            if (opcode == Opcode.GLOBAL_GET) {
                out.u8(opcode).u32(indices.global(in.index(), start));
                continue;
            }
            Instructions.skipImmediates(in, opcode, start);
            out.bytes(source, start, in.position());
            if (opcode == Opcode.END) {
                return;
            }
        }
    }

    private static void requireConstant(int opcode, int start) {
        boolean isControl = opcode <= Opcode.TRY_TABLE && opcode != Opcode.END;
        if (isControl) {
            throw new WasmFormatException("Instruction 0x%02x in a constant expression".formatted(opcode), start);
        }
    }
}
