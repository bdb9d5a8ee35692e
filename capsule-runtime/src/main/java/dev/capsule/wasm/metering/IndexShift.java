/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ConstantExpression;
import dev.capsule.wasm.ElementSegment;
import dev.capsule.wasm.Limits;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Renumbers the functions that tables, globals, the start section and element segments name. */
final class IndexShift {
    private final MeteredIndices indices;

    IndexShift(MeteredIndices indices) {
        this.indices = indices;
    }

    WasmModule applyTo(WasmModule module) {
        WasmModule result = module;
        for (Section section : module.sections()) {
            switch (section.id()) {
                case TABLE -> result = result.with(entries(section, this::table));
                case GLOBAL -> result = result.with(entries(section, this::global));
                case START -> result = result.with(start(section));
                case ELEMENT -> result = result.with(entries(section, this::element));
                default -> {}
            }
        }
        return result;
    }

    private void table(WasmReader in, Section section, WasmWriter out) {
        int start = in.position();
        boolean hasInitialValue = in.peek() == Types.TABLE_WITH_INITIAL_VALUE;
        if (hasInitialValue) {
            in.skip(2);
        }
        Types.skipReference(in);
        Limits.read(in);
        out.bytes(section.source(), start, in.position());
        if (hasInitialValue) {
            ConstantExpression.copy(in, section.source(), indices, out);
        }
    }

    private void global(WasmReader in, Section section, WasmWriter out) {
        int start = in.position();
        Types.skipGlobal(in);
        out.bytes(section.source(), start, in.position());
        ConstantExpression.copy(in, section.source(), indices, out);
    }

    private void element(WasmReader in, Section section, WasmWriter out) {
        ElementSegment.copy(in, section.source(), indices, out);
    }

    private Section start(Section section) {
        WasmReader in = section.reader();
        int function = indices.function(in.index(), section.start());
        in.requireEnd("the start function");
        return new WasmWriter().u32(function).toSection(SectionId.START);
    }

    private interface Entry {
        void copy(WasmReader in, Section section, WasmWriter out);
    }

    private static Section entries(Section section, Entry entry) {
        WasmReader in = section.reader();
        WasmWriter out = new WasmWriter(section.size() + section.size() / 8 + 16);
        int count = in.count();
        out.u32(count);
        for (int i = 0; i < count; i++) {
            entry.copy(in, section, out);
        }
        in.requireEnd("the last entry of section " + section.id());
        return out.toSection(section.id());
    }
}
