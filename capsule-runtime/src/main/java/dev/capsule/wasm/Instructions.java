/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** Walks over instructions without caring what they mean. */
public final class Instructions {
    private Instructions() {}

    /**
     * Skips what follows an opcode.
     *
     * @param in behind the opcode
     * @param opcode the opcode
     * @param start where the opcode is
     * @throws WasmFormatException if there is no such instruction or it is cut short
     */
    public static void skipImmediates(WasmReader in, int opcode, int start) {
        Immediates immediates = Immediates.of(opcode);
        if (immediates == null) {
            String code = Opcode.isPrefixed(opcode)
                    ? "0x%02x %d".formatted(opcode >>> 16, opcode & 0xFFFF)
                    : "0x%02x".formatted(opcode);
            throw new WasmFormatException("Unknown instruction " + code, start);
        }
        switch (immediates) {
            case NONE -> {}
            case BYTE -> in.u8();
            case INDEX -> in.u32();
            case TWO_INDICES -> {
                in.u32();
                in.u32();
            }
            case BLOCK_TYPE -> Types.skipBlock(in);
            case TRY_TABLE -> {
                Types.skipBlock(in);
                skipCatches(in);
            }
            case LABELS -> {
                for (int labels = in.count(); labels >= 0; labels--) {
                    in.u32();
                }
            }
            case VALUE_TYPES -> Types.skipValues(in);
            case HEAP_TYPE -> in.s33();
            case CAST -> {
                in.u8();
                in.u32();
                in.s33();
                in.s33();
            }
            case MEMORY -> skipMemory(in);
            case MEMORY_LANE -> {
                skipMemory(in);
                in.u8();
            }
            case I32 -> in.s32();
            case I64 -> in.s64();
            case F32 -> in.skip(4);
            case F64 -> in.skip(8);
            case V128 -> in.skip(16);
        }
    }

    private static void skipMemory(WasmReader in) {
        boolean namesMemory = (in.u32() & 0x40) != 0;
        if (namesMemory) {
            in.u32();
        }
        in.u64();
    }

    private static void skipCatches(WasmReader in) {
        for (int catches = in.count(); catches > 0; catches--) {
            readCatch(in);
        }
    }

    /** Skips a catch clause and returns its label. */
    public static int readCatch(WasmReader in) {
        int start = in.position();
        int kind = in.u8();
        if (kind > 3) {
            throw new WasmFormatException("Unknown catch clause %d".formatted(kind), start);
        }
        boolean namesTag = kind < 2;
        if (namesTag) {
            in.u32();
        }
        return in.index();
    }
}
