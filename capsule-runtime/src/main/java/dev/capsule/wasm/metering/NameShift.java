/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.util.List;

/** Keeps the custom sections true that speak of functions, and drops those that speak of places in the code. */
final class NameShift {
    private static final String NAMES = "name";
    private static final List<String> SPEAK_OF_PLACES =
            List.of(".debug_", "reloc.", "linking", "metadata.code.", "sourceMappingURL", "external_debug_info");
    private static final int FUNCTIONS = 1;
    private static final int LOCALS = 2;
    private static final int LABELS = 3;

    private NameShift() {}

    static WasmModule applyTo(WasmModule module, MeteredIndices indices) {
        WasmModule kept =
                module.withoutCustomSections(name -> SPEAK_OF_PLACES.stream().anyMatch(name::startsWith));
        byte[] names = module.customSection(NAMES).orElse(null);
        if (names == null) {
            return kept;
        }
        try {
            return kept.withCustomSection(NAMES, shifted(names, indices));
        } catch (WasmFormatException e) {
            return kept.withoutCustomSections(NAMES::equals); // a custom section cannot make a module invalid
        }
    }

    private static byte[] shifted(byte[] names, MeteredIndices indices) {
        WasmReader in = new WasmReader(names, 0, names.length);
        WasmWriter out = new WasmWriter(names.length + 64);
        while (in.remaining() > 0) {
            int id = in.u8();
            WasmReader part = in.slice();
            out.u8(id);
            WasmWriter changed = new WasmWriter(part.remaining() + 64);
            switch (id) {
                case FUNCTIONS -> functionNames(part, indices, changed);
                case LOCALS, LABELS -> namesByFunction(part, names, indices, changed);
                default -> changed.bytes(names, part.position(), in.position());
            }
            out.sized(changed);
        }
        return out.toByteArray();
    }

    private static void functionNames(WasmReader in, MeteredIndices indices, WasmWriter out) {
        int count = in.count();
        out.u32(count + 1 + MeteredIndices.ADDED);
        boolean refuelIsNamed = false;
        for (int i = 0; i < count; i++) {
            int function = in.index();
            if (function >= indices.imported() && !refuelIsNamed) {
                out.u32(indices.refuel()).name("capsule.refuel");
                refuelIsNamed = true;
            }
            out.u32(indices.function(function, in.position())).name(in.name());
        }
        if (!refuelIsNamed) {
            out.u32(indices.refuel()).name("capsule.refuel");
        }
        out.u32(indices.charge()).name("capsule.charge");
        out.u32(indices.count()).name("capsule.count");
        out.u32(indices.bulkBytes()).name("capsule.bulk");
        out.u32(indices.bulkElements()).name("capsule.bulk_elements");
        out.u32(indices.loose()).name("capsule.loose");
    }

    private static void namesByFunction(WasmReader in, byte[] source, MeteredIndices indices, WasmWriter out) {
        int count = in.count();
        out.u32(count);
        for (int i = 0; i < count; i++) {
            out.u32(indices.function(in.index(), in.position()));
            int start = in.position();
            for (int names = in.count(); names > 0; names--) {
                in.index();
                in.skip(in.index());
            }
            out.bytes(source, start, in.position());
        }
    }
}
