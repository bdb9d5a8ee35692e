/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.engine.code.CodeCompiler;
import dev.capsule.engine.code.CompiledCode;
import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmExport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.metering.Metering;

/** Checks and compiles modules that somebody else built. */
final class ForeignModules {

    static final String MAIN_CLASS = "dev.capsule.foreign.Module";
    static final String START = "_start";

    private static final int FUNCTIONS_PER_CLASS = 64;

    private ForeignModules() {}

    static void requireCommand(WasmModule module) {
        boolean starts = module.exports().stream()
                .anyMatch(export -> export.name().equals(START) && export.kind() == ExternalKind.FUNCTION);
        if (!starts) {
            throw new IllegalArgumentException("the module is no WASI command: it does not export the function " + START
                    + ", only " + names(module));
        }
        if (module.definedCount(SectionId.MEMORY) != 1) {
            throw new IllegalArgumentException("the module has to define one memory of its own, it defines "
                    + module.definedCount(SectionId.MEMORY));
        }
    }

    private static String names(WasmModule module) {
        String names = String.join(
                ", ", module.exports().stream().map(WasmExport::name).toList());
        return names.isEmpty() ? "nothing" : names;
    }

    /** The module with its fuel counted. */
    static WasmModule metered(WasmModule module) {
        return Metering.instrument(module);
    }

    static CompiledCode compile(WasmModule metered) {
        return CodeCompiler.compile(metered.toByteArray(), MAIN_CLASS, FUNCTIONS_PER_CLASS, true);
    }
}
