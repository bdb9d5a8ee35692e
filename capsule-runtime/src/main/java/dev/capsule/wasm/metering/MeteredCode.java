/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Writes the code section of a metered module. */
final class MeteredCode {
    private static final int EMPTY_BLOCK = 0x40;

    private MeteredCode() {}

    static Section of(WasmModule module, FunctionIndices functions) {
        WasmWriter out = new WasmWriter(module.section(SectionId.CODE)
                .map(code -> code.size() + code.size() / 4 + 128)
                .orElse(128));
        out.u32(functions.defined() + FunctionIndices.ADDED);
        Section code = module.section(SectionId.CODE).orElse(null);
        if (code != null) {
            boolean mayThrow = mayThrow(module);
            boolean catches = writeBodies(code, functions, mayThrow, out);
            if (catches && !mayThrow) { // exceptions from outside
                out.clear();
                out.u32(functions.defined() + FunctionIndices.ADDED);
                writeBodies(code, functions, true, out);
            }
        } else if (functions.defined() != 0) {
            throw new WasmFormatException("%d functions but no code".formatted(functions.defined()), 0);
        }
        int fuel = AddedDeclarations.fuelGlobal(module);
        out.sized(chargeBody(fuel, functions.refuel()));
        out.sized(bulkBody(FuelPrices.BULK_BYTES_SHIFT, functions.charge()));
        out.sized(bulkBody(FuelPrices.BULK_ELEMENTS_SHIFT, functions.charge()));
        return out.toSection(SectionId.CODE);
    }

    private static boolean mayThrow(WasmModule module) {
        return module.section(SectionId.TAG).isPresent() || module.importedCount(ExternalKind.TAG) > 0;
    }

    /** Returns whether any function catches exceptions. */
    private static boolean writeBodies(Section code, FunctionIndices functions, boolean mayThrow, WasmWriter out) {
        FunctionMeter meter = new FunctionMeter(functions, mayThrow);
        WasmWriter body = new WasmWriter(1 << 12);
        WasmReader in = code.reader();
        int start = in.position();
        int count = in.count();
        if (count != functions.defined()) {
            throw new WasmFormatException("%d functions but %d bodies".formatted(functions.defined(), count), start);
        }
        for (int i = 0; i < count; i++) {
            body.clear();
            meter.meter(in.slice(), code.source(), body);
            out.sized(body);
        }
        in.requireEnd("the last function");
        return meter.catches();
    }

    private static WasmWriter chargeBody(int fuel, int refuel) {
        return new WasmWriter()
                .u8(0)
                .u8(Opcode.GLOBAL_GET)
                .u32(fuel)
                .raw(Opcode.LOCAL_GET, 0, Opcode.I64_EXTEND_I32_S, Opcode.I64_SUB, Opcode.GLOBAL_SET)
                .u32(fuel)
                .u8(Opcode.GLOBAL_GET)
                .u32(fuel)
                .raw(Opcode.I64_CONST, 0, Opcode.I64_LT_S, Opcode.IF, EMPTY_BLOCK, Opcode.GLOBAL_GET)
                .u32(fuel)
                .u8(Opcode.CALL)
                .u32(refuel)
                .u8(Opcode.GLOBAL_SET)
                .u32(fuel)
                .raw(Opcode.END, Opcode.END);
    }

    private static WasmWriter bulkBody(int shift, int charge) {
        return new WasmWriter()
                .u8(0)
                .raw(Opcode.LOCAL_GET, 0, Opcode.I32_CONST, shift, Opcode.I32_SHR_U, Opcode.CALL)
                .u32(charge)
                .raw(Opcode.LOCAL_GET, 0, Opcode.END);
    }
}
