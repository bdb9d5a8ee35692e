/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.ConstantExpression;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmReader;

/**
 * A data segment (core specification, "Binary Format", "Data Section").
 *
 * @param isActive whether it is copied to memory at instantiation
 * @param offset where to, if it is active and that is a constant; otherwise -1
 * @param start where the content begins in the section's array
 * @param end where the content ends
 */
record DataSegment(boolean isActive, long offset, int start, int end) {
    private static final int PASSIVE = 1;
    private static final int NAMES_MEMORY = 2;

    static DataSegment read(WasmReader in) {
        int flagsAt = in.position();
        int flags = in.index();
        if (flags > NAMES_MEMORY) {
            throw new WasmFormatException("Unknown kind of data segment %d".formatted(flags), flagsAt);
        }
        if (flags == NAMES_MEMORY) {
            in.index();
        }
        long offset = flags == PASSIVE ? -1 : readOffset(in);
        int length = in.index();
        int start = in.position();
        in.skip(length);
        return new DataSegment(flags != PASSIVE, offset, start, in.position());
    }

    private static long readOffset(WasmReader in) {
        long offset = -1;
        if (in.peek() == Opcode.I32_CONST) {
            in.u8();
            offset = Integer.toUnsignedLong(in.s32());
            if (in.peek() == Opcode.END) {
                in.u8();
                return offset;
            }
            offset = -1;
        }
        ConstantExpression.skip(in);
        return offset;
    }
}
