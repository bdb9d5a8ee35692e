/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.ConstantExpression;
import dev.capsule.wasm.Limits;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables that a module defines. */
final class Tables {

    /**
     * One table.
     *
     * @param type the type of its elements as the binary format has it
     * @param limits its size
     * @param initialValue the expression for its elements, if it has one that is needed
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Table(byte[] type, Limits limits, byte[] initialValue) {}

    private final List<Table> all;

    private Tables(List<Table> all) {
        this.all = all;
    }

    static Tables read(WasmModule module) {
        return new Tables(module.section(SectionId.TABLE).map(Tables::readAll).orElse(List.of()));
    }

    private static List<Table> readAll(Section section) {
        WasmReader in = section.reader();
        int count = in.count();
        List<Table> tables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean hasInitialValue = in.peek() == Types.TABLE_WITH_INITIAL_VALUE;
            if (hasInitialValue) {
                in.skip(2);
            }
            int typeStart = in.position();
            Types.skipReference(in);
            byte[] type = Arrays.copyOfRange(section.source(), typeStart, in.position());
            Limits limits = Limits.read(in);
            int valueStart = in.position();
            if (hasInitialValue) {
                ConstantExpression.skip(in);
            }
            boolean isNeeded = (type[0] & 0xFF) == Types.REFERENCE;
            int valueEnd = isNeeded ? in.position() : valueStart;
            tables.add(new Table(type, limits, Arrays.copyOfRange(section.source(), valueStart, valueEnd)));
        }
        in.requireEnd("the last table");
        return tables;
    }

    byte[] type(int table) {
        return all.get(table).type();
    }

    /** Returns the module with tables that start as large as those of a state. */
    WasmModule resize(WasmModule module, List<int[]> contents) {
        if (contents.size() != all.size()) {
            throw new IllegalArgumentException(
                    "The module has %d tables, but the state has %d".formatted(all.size(), contents.size()));
        }
        if (all.isEmpty()) {
            return module;
        }
        WasmWriter out = new WasmWriter().u32(all.size());
        for (int i = 0; i < all.size(); i++) {
            Table table = all.get(i);
            byte[] value = table.initialValue();
            if (value.length > 0) {
                out.raw(Types.TABLE_WITH_INITIAL_VALUE, 0);
            }
            out.bytes(table.type(), 0, table.type().length);
            table.limits().withMinimum(contents.get(i).length).writeTo(out);
            out.bytes(value, 0, value.length);
        }
        return module.with(out.toSection(SectionId.TABLE));
    }
}
