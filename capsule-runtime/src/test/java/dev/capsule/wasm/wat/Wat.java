/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import dev.capsule.wasm.WasmModule;

/** Assembles modules in text format. */
public final class Wat {
    private Wat() {}

    /** Returns the binary form of a module's fields, which need not be wrapped in {@code (module ...)}. */
    public static byte[] assemble(String text) {
        return new ModuleAssembler(Node.parse(text)).assemble();
    }

    /** Returns the module with the given fields. */
    public static WasmModule module(String text) {
        return WasmModule.parse(assemble(text));
    }
}
