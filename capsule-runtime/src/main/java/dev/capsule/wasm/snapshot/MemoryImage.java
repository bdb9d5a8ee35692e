/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.Limits;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;

/**
 * The memory that an instance of a module starts with.
 *
 * @param bytes the whole memory; the caller's to keep and to change
 * @param limits how large it is and may become, in pages of 64 KiB
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and large
public record MemoryImage(byte[] bytes, Limits limits) {

    /**
     * Reads the memory of a module out of its data section; code is not looked at.
     *
     * @param largest how many bytes of memory to accept
     * @throws WasmFormatException if the module has no memory of its own or a larger one than that, or if its data
     *     segments are malformed, reach beyond the memory, or have a place that only an instance knows
     */
    public static MemoryImage read(WasmModule module, long largest) {
        Limits limits =
                MemoryLimits.read(module).orElseThrow(() -> new WasmFormatException("The module defines no memory", 0));
        long size = limits.minimum() * MemoryLimits.PAGE;
        if (size > Math.min(largest, Integer.MAX_VALUE - 8)) {
            throw new WasmFormatException(
                    "The memory starts with %d bytes, more than the %d that are allowed".formatted(size, largest),
                    module.section(SectionId.MEMORY).orElseThrow().start());
        }
        byte[] memory = new byte[(int) size];
        module.section(SectionId.DATA).ifPresent(section -> fill(memory, section));
        return new MemoryImage(memory, limits);
    }

    private static void fill(byte[] memory, Section section) {
        WasmReader in = section.reader();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            DataSegment segment = DataSegment.read(in);
            if (!segment.isActive()) {
                continue;
            }
            int length = segment.end() - segment.start();
            if (segment.offset() < 0) {
                throw new WasmFormatException("The place of data segment %d is not a constant".formatted(i), start);
            }
            if (segment.offset() + length > memory.length) {
                throw new WasmFormatException("Data segment %d reaches beyond the memory".formatted(i), start);
            }
            System.arraycopy(section.source(), segment.start(), memory, (int) segment.offset(), length);
        }
        in.requireEnd("the last data segment");
    }
}
