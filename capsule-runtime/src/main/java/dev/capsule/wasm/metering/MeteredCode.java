/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Writes the code section of a metered module. */
final class MeteredCode {
    /** What browsers accept (WebAssembly JavaScript Interface, "Implementation-defined Limits"). */
    private static final int LARGEST_BODY = 7_654_321;

    private MeteredCode() {}

    static Section of(WasmModule module, MeteredIndices indices) {
        WasmWriter out = new WasmWriter(module.section(SectionId.CODE)
                .map(code -> code.size() + code.size() / 4 + 128)
                .orElse(128));
        out.u32(indices.defined() + MeteredIndices.ADDED);
        Section code = module.section(SectionId.CODE).orElse(null);
        if (code != null) {
            boolean mayThrow = mayThrow(module);
            boolean catches = writeBodies(code, indices, mayThrow, out);
            if (catches && !mayThrow) { // exceptions from outside
                out.clear();
                out.u32(indices.defined() + MeteredIndices.ADDED);
                writeBodies(code, indices, true, out);
            }
        } else if (indices.defined() != 0) {
            throw new WasmFormatException("%d functions but no code".formatted(indices.defined()), 0);
        }
        out.sized(chargeBody(indices.fuel(), indices.refuel()));
        out.sized(countBody(indices.fuel()));
        out.sized(bulkBody(FuelPrices.BULK_BYTES_SHIFT, indices.charge()));
        out.sized(bulkBody(FuelPrices.BULK_ELEMENTS_SHIFT, indices.charge()));
        out.sized(new WasmWriter().u8(0).u8(Opcode.END));
        return out.toSection(SectionId.CODE);
    }

    private static boolean mayThrow(WasmModule module) {
        return module.section(SectionId.TAG).isPresent() || module.importedCount(ExternalKind.TAG) > 0;
    }

    /** Returns whether any function catches exceptions. */
    private static boolean writeBodies(Section code, MeteredIndices indices, boolean mayThrow, WasmWriter out) {
        FunctionMeter meter = new FunctionMeter(indices, mayThrow);
        WasmWriter body = new WasmWriter(1 << 12);
        WasmReader in = code.reader();
        int start = in.position();
        int count = in.count();
        if (count != indices.defined()) {
            throw new WasmFormatException("%d functions but %d bodies".formatted(indices.defined(), count), start);
        }
        for (int i = 0; i < count; i++) {
            body.clear();
            int bodyStart = in.position();
            WasmReader instructions = in.slice();
            if (instructions.remaining() > LARGEST_BODY) {
                throw new WasmFormatException(
                        "A function of %d bytes; at most %d are supported"
                                .formatted(instructions.remaining(), LARGEST_BODY),
                        bodyStart);
            }
            meter.meter(instructions, code.source(), body);
            out.sized(body);
        }
        in.requireEnd("the last function");
        return meter.catches();
    }

    private static WasmWriter chargeBody(int fuel, int refuel) {
        return subtraction(fuel)
                .u8(Opcode.GLOBAL_GET)
                .u32(fuel)
                .raw(Opcode.I64_CONST, 0, Opcode.I64_LT_S, Opcode.IF, Types.EMPTY_BLOCK, Opcode.GLOBAL_GET)
                .u32(fuel)
                .u8(Opcode.CALL)
                .u32(refuel)
                .u8(Opcode.GLOBAL_SET)
                .u32(fuel)
                .raw(Opcode.END, Opcode.END);
    }

    private static WasmWriter countBody(int fuel) {
        return subtraction(fuel).u8(Opcode.END);
    }

    private static WasmWriter subtraction(int fuel) {
        return new WasmWriter()
                .u8(0)
                .u8(Opcode.GLOBAL_GET)
                .u32(fuel)
                .raw(Opcode.LOCAL_GET, 0, Opcode.I64_EXTEND_I32_S, Opcode.I64_SUB, Opcode.GLOBAL_SET)
                .u32(fuel);
    }

    private static WasmWriter bulkBody(int shift, int charge) {
        return new WasmWriter()
                .u8(0)
                .raw(Opcode.LOCAL_GET, 0, Opcode.I32_CONST, shift, Opcode.I32_SHR_U, Opcode.CALL)
                .u32(charge)
                .raw(Opcode.LOCAL_GET, 0, Opcode.END);
    }
}
