/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.Opcode;

/**
 * What instructions cost: 1, and nothing for those that only give structure or end something.
 *
 * <p>These are wasmtime's prices (documented at {@code wasmtime::Config::consume_fuel}, tested in its {@code
 * tests/all/fuel.wast}), except that wasmtime takes one more unit on entering a function; here the call has paid.
 * Bulk instructions pay for what they move on top, which wasmtime does not ask for.
 */
public final class FuelPrices {
    /** As many bytes moved or filled by a bulk memory instruction cost one unit, as the power of two. */
    public static final int BULK_BYTES_SHIFT = 6;

    /** As many table elements moved or filled by a bulk table instruction cost one unit, as the power of two. */
    public static final int BULK_ELEMENTS_SHIFT = 3;

    private FuelPrices() {}

    /** Returns the price of executing an instruction once, without what a bulk instruction pays for its length. */
    public static int of(int opcode) {
        return switch (opcode) {
            case Opcode.NOP,
                    Opcode.DROP,
                    Opcode.BLOCK,
                    Opcode.LOOP,
                    Opcode.UNREACHABLE,
                    Opcode.RETURN,
                    Opcode.ELSE,
                    Opcode.END -> 0;
            default -> 1;
        };
    }

    /**
     * Returns the shift by which the length on top of the stack of a bulk instruction is divided to get the price
     * for it; -1 for every other instruction.
     */
    public static int bulkShift(int opcode) {
        return switch (opcode) {
            case Opcode.MEMORY_INIT, Opcode.MEMORY_COPY, Opcode.MEMORY_FILL -> BULK_BYTES_SHIFT;
            case Opcode.TABLE_INIT, Opcode.TABLE_COPY, Opcode.TABLE_GROW, Opcode.TABLE_FILL -> BULK_ELEMENTS_SHIFT;
            default -> -1;
        };
    }
}
