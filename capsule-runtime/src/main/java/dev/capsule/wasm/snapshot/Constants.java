/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Writes values as constant expressions. */
final class Constants {
    private static final long NULL = -1;

    private Constants() {}

    /** Writes a value of the type that is at {@code typeStart} of a section. */
    static void write(Section section, int typeStart, long value, WasmWriter out) {
        WasmReader type = new WasmReader(section.source(), typeStart, section.end());
        int code = type.u8();
        switch (code) {
            case Types.I32 -> out.u8(Opcode.I32_CONST).s32((int) value);
            case Types.I64 -> out.u8(Opcode.I64_CONST).s64(value);
            case Types.F32 -> out.u8(Opcode.F32_CONST).littleEndian(value, 4);
            case Types.F64 -> out.u8(Opcode.F64_CONST).littleEndian(value, 8);
            case Types.V128 ->
                throw new IllegalArgumentException("A snapshot cannot hold a vector in a mutable global");
            default -> writeReference(section, type, code, value, out);
        }
        out.u8(Opcode.END);
    }

    private static void writeReference(Section section, WasmReader type, int code, long value, WasmWriter out) {
        boolean isTyped = code == Types.REFERENCE || code == Types.NULLABLE_REFERENCE;
        if (value != NULL) {
            References.requireFunctions(code);
            out.u8(Opcode.REF_FUNC).u32(Math.toIntExact(value));
        } else if (isTyped) {
            int start = type.position();
            type.s33();
            out.u8(Opcode.REF_NULL).bytes(section.source(), start, type.position());
        } else {
            out.u8(Opcode.REF_NULL).u8(code);
        }
    }
}
