/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/**
 * The data section of a snapshot: the former segments, empty if used up, and then the memory.
 *
 * @param count how many segments it has
 * @param section the section
 */
record DataSegments(int count, Section section) {
    private static final int PASSIVE = 1;

    static DataSegments of(WasmModule module, InstanceState state) {
        NonZeroRuns runs = NonZeroRuns.of(state.memory());
        int size = 16 + module.section(SectionId.DATA).map(Section::size).orElse(0);
        for (int i = 0; i < runs.count(); i++) {
            size += runs.end(i) - runs.start(i) + 16;
        }
        WasmWriter out = new WasmWriter(size);
        int former = module.definedCount(SectionId.DATA);
        out.u32(former + runs.count());
        module.section(SectionId.DATA).ifPresent(section -> writeFormer(section, state, out));
        for (int i = 0; i < runs.count(); i++) {
            int start = runs.start(i);
            out.u8(0).u8(Opcode.I32_CONST).s32(start).u8(Opcode.END);
            out.u32(runs.end(i) - start).bytes(state.memory(), start, runs.end(i));
        }
        return new DataSegments(former + runs.count(), out.toSection(SectionId.DATA));
    }

    private static void writeFormer(Section section, InstanceState state, WasmWriter out) {
        WasmReader in = section.reader();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            DataSegment segment = DataSegment.read(in);
            boolean usedUp = segment.isActive() || state.droppedData().contains(i);
            out.u8(PASSIVE).u32(usedUp ? 0 : segment.end() - segment.start());
            if (!usedUp) {
                out.bytes(section.source(), segment.start(), segment.end());
            }
        }
        in.requireEnd("the last data segment");
    }
}
