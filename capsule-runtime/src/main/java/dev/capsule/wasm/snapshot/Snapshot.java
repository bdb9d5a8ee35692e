/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes a module that starts in the state that an instance of it has reached.
 *
 * <p>Memory becomes active data segments, tables become active element segments, mutable globals get their values,
 * and the start function is dropped. Segments that have been used up stay as empty ones, so that the indices in the
 * code still mean the same. Types, imports, functions, exports, code and custom sections are kept byte for byte. The
 * same module and state always give the same bytes.
 */
public final class Snapshot {
    private Snapshot() {}

    /**
     * Returns {@code module} in the state {@code state}.
     *
     * @throws WasmFormatException if the module is malformed
     * @throws IllegalArgumentException if the state cannot be one of this module, or cannot be stored in a module:
     *     imported memories and tables, references to what is not a function, and vectors in mutable globals
     */
    public static WasmModule write(WasmModule module, InstanceState state) {
        requireOwn(module, ExternalKind.MEMORY, "memory");
        requireOwn(module, ExternalKind.TABLE, "tables");
        Set<Integer> forgottenFunctions = new LinkedHashSet<>();
        WasmModule result = MemoryLimits.atLeast(module.without(SectionId.START), state.memory());
        result = Globals.write(result, state.globals(), forgottenFunctions);
        Tables tables = Tables.read(result);
        result = tables.resize(result, state.tables());
        result = ElementSegments.write(result, tables, state, forgottenFunctions);
        DataSegments data = DataSegments.of(result, state);
        if (result.section(SectionId.DATA_COUNT).isPresent()) {
            result = result.with(new WasmWriter().u32(data.count()).toSection(SectionId.DATA_COUNT));
        }
        return data.count() == 0 ? result : result.with(data.section());
    }

    private static void requireOwn(WasmModule module, ExternalKind kind, String what) {
        if (module.importedCount(kind) > 0) {
            throw new IllegalArgumentException(
                    "A snapshot cannot hold imported %s: the module has to define its %s itself".formatted(what, what));
        }
    }
}
