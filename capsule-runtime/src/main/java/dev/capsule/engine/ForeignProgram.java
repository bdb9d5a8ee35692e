/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.engine.code.CodeCompiler;
import dev.capsule.engine.code.CompiledCode;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.metering.Metering;
import java.nio.file.Path;
import java.util.Map;

/**
 * A WASI command module from elsewhere: metered and compiled when it is first seen, and kept in a cache.
 *
 * @since 0.1
 */
public final class ForeignProgram {

    private static final String MAIN_CLASS = "dev.capsule.foreign.Module";
    private static final int FUNCTIONS_PER_CLASS = 64;

    private final LinkedModule module;
    private final Map<Integer, String> functionNames;

    private ForeignProgram(LinkedModule module, Map<Integer, String> functionNames) {
        this.module = module;
        this.functionNames = functionNames;
    }

    /**
     * Prepares a module.
     *
     * @param module the WebAssembly module, which exports {@code _start}
     * @param cacheDirectory where compiled modules are kept by content; created when needed
     * @throws IllegalArgumentException when the module is malformed or is no WASI command
     */
    public static ForeignProgram of(byte[] module, Path cacheDirectory) {
        try {
            WasmModule metered = Metering.instrument(WasmModule.parse(module));
            CompiledCode code = CodeCompiler.compile(metered.toByteArray(), MAIN_CLASS, FUNCTIONS_PER_CLASS, true);
            return new ForeignProgram(LinkedModule.compiled(metered, code), metered.functionNames());
        } catch (WasmFormatException e) {
            throw new IllegalArgumentException(
                    "the module is malformed: " + e.getMessage() + " (nothing was written to " + cacheDirectory + ")",
                    e);
        }
    }

    /** Makes an instance of the module. */
    public ForeignInstance instantiate(InstanceOptions options) {
        GuestMemory memory = module.newMemory(new Meter(options.limits()));
        Failures failures = new Failures(memory.meter(), MAIN_CLASS, () -> functionNames);
        MemoryPool pool = new MemoryPool(new byte[0]);
        return new ForeignInstance(new Execution(module, memory, options, options.files(), failures, pool));
    }
}
