/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.function.IntUnaryOperator;

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

    /** Copies an expression with other function indices. */
    public static void copy(WasmReader in, byte[] source, IntUnaryOperator functions, WasmWriter out) {
        while (true) {
            int start = in.position();
            int opcode = Opcode.read(in);
            requireConstant(opcode, start);
            if (opcode == Opcode.REF_FUNC) {
                out.u8(Opcode.REF_FUNC).u32(functions.applyAsInt(in.index()));
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
