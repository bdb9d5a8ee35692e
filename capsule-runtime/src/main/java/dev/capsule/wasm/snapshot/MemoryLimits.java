/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.Limits;
import dev.capsule.wasm.LinearMemory;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.util.Optional;

/** Reads and changes the size of a module's own memory. */
final class MemoryLimits {
    static final int PAGE = 1 << 16;

    private MemoryLimits() {}

    /** Returns the limits of the one memory that the module defines; empty if it defines none. */
    static Optional<Limits> read(WasmModule module) {
        return module.section(SectionId.MEMORY).flatMap(section -> {
            WasmReader in = section.reader();
            int count = in.count();
            if (count > 1) {
                throw new WasmFormatException("%d memories are not supported".formatted(count), section.start());
            }
            Optional<Limits> limits = count == 0 ? Optional.empty() : Optional.of(Limits.read(in));
            in.requireEnd("the memory");
            return limits;
        });
    }

    /** Returns the module with a memory that starts as large as {@code memory}. */
    static WasmModule atLeast(WasmModule module, LinearMemory memory) {
        Optional<Limits> limits = read(module);
        if (limits.isEmpty()) {
            if (memory.size() > 0) {
                throw new IllegalArgumentException("The module has no memory, but the state has");
            }
            return module;
        }
        long pages = memory.size() / PAGE;
        boolean fits = memory.size() % PAGE == 0
                && pages >= limits.get().minimum()
                && (limits.get().maximum() < 0 || pages <= limits.get().maximum());
        if (!fits) {
            throw new IllegalArgumentException(
                    "A memory of %d bytes does not fit the limits of the module".formatted(memory.size()));
        }
        WasmWriter out = new WasmWriter().u32(1);
        limits.get().withMinimum(pages).writeTo(out);
        return module.with(out.toSection(SectionId.MEMORY));
    }
}
