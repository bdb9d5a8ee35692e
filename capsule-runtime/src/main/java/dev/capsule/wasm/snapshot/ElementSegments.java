/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.ElementSegment;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The element section of a snapshot: the former segments, empty if used up, then the tables, then a declaration of
 * the functions that are no longer named otherwise, since code may only refer to functions that are.
 */
final class ElementSegments {
    private static final int ACTIVE_OF_FUNCTIONS = 2;
    private static final int ACTIVE_OF_EXPRESSIONS = 6;
    private static final int DECLARATIVE_OF_FUNCTIONS = 3;

    private final WasmWriter out = new WasmWriter(1 << 10);
    private final Set<Integer> named = new LinkedHashSet<>();
    private int count;

    private ElementSegments() {}

    static WasmModule write(WasmModule module, Tables tables, InstanceState state, Set<Integer> forgottenFunctions) {
        ElementSegments segments = new ElementSegments();
        Set<Integer> undeclared = new LinkedHashSet<>(forgottenFunctions);
        module.section(SectionId.ELEMENT)
                .ifPresent(section -> segments.addFormer(section, state.droppedElements(), undeclared));
        for (int table = 0; table < state.tables().size(); table++) {
            segments.addTable(table, tables.type(table), state.tables().get(table));
        }
        undeclared.removeAll(segments.named);
        segments.addDeclaration(undeclared);
        if (segments.count == 0) {
            return module.without(SectionId.ELEMENT);
        }
        return module.with(
                new WasmWriter().u32(segments.count).bytes(segments.out).toSection(SectionId.ELEMENT));
    }

    private void addFormer(Section section, Set<Integer> dropped, Set<Integer> undeclared) {
        WasmReader in = section.reader();
        int former = in.count();
        for (int i = 0; i < former; i++) {
            Set<Integer> functions = new LinkedHashSet<>();
            WasmWriter copy = new WasmWriter();
            ElementSegment segment = ElementSegment.copy(in, section.source(), References.addTo(functions), copy);
            if (segment.isActive() || (dropped.contains(i) && !segment.isDeclarative())) {
                segment.writeDropped(out);
                undeclared.addAll(functions);
            } else {
                out.bytes(copy);
                named.addAll(functions);
            }
            count++;
        }
        in.requireEnd("the last element segment");
    }

    private void addTable(int table, byte[] type, int[] elements) {
        int position = 0;
        while (position < elements.length) {
            int end = position;
            while (end < elements.length && elements[end] != References.NULL) {
                end++;
            }
            if (end > position) {
                addRun(table, type, elements, position, end);
            }
            position = end + 1;
        }
    }

    private void addRun(int table, byte[] type, int[] elements, int start, int end) {
        References.requireFunctions(type[0] & 0xFF);
        boolean plain = (type[0] & 0xFF) == Types.FUNCREF;
        out.u32(plain ? ACTIVE_OF_FUNCTIONS : ACTIVE_OF_EXPRESSIONS).u32(table);
        out.u8(Opcode.I32_CONST).s32(start).u8(Opcode.END);
        if (plain) {
            out.u8(0);
        } else {
            out.bytes(type, 0, type.length);
        }
        out.u32(end - start);
        for (int i = start; i < end; i++) {
            if (plain) {
                out.u32(elements[i]);
            } else {
                out.u8(Opcode.REF_FUNC).u32(elements[i]).u8(Opcode.END);
            }
            named.add(elements[i]);
        }
        count++;
    }

    private void addDeclaration(Set<Integer> functions) {
        if (!functions.isEmpty()) {
            out.u32(DECLARATIVE_OF_FUNCTIONS).u8(0).u32(functions.size());
            List.copyOf(functions).forEach(out::u32);
            count++;
        }
    }
}
