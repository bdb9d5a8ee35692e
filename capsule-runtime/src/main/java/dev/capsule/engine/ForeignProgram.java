/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.wasm.ChicoryException;
import dev.capsule.sandbox.files.FileTree;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A WASI command module from elsewhere: metered and compiled when it is first seen, and kept in a cache.
 *
 * @since 0.1
 */
public final class ForeignProgram {

    private final WasmModule source;
    private final LinkedModule module;

    private ForeignProgram(WasmModule source, LinkedModule module) {
        this.source = source;
        this.module = module;
    }

    /**
     * Prepares a module.
     *
     * @param module the WebAssembly module, which exports {@code _start}
     * @param cacheDirectory where compiled modules are kept by content; created when needed. What is in there is run
     *     as part of this JVM: nobody else may be able to write to it
     * @throws IllegalArgumentException when the module is malformed or is no WASI command that can be run here
     * @throws UncheckedIOException when the cache cannot be read or written
     */
    public static ForeignProgram of(byte[] module, Path cacheDirectory) {
        try {
            WasmModule parsed = WasmModule.parse(module);
            ForeignModules.requireCommand(parsed);
            return new ForeignProgram(parsed, new ForeignCache(cacheDirectory).load(parsed));
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of compiled modules in " + cacheDirectory + " cannot be used", e);
        } catch (WasmFormatException | ChicoryException e) {
            throw new IllegalArgumentException("the module cannot be run: " + e.getMessage(), e);
        }
    }

    /**
     * Makes an instance of the module.
     *
     * @throws GuestFailure.MemoryExhausted when the module's memory is larger than the limit from its start
     */
    public ForeignInstance instantiate(InstanceOptions options) {
        GuestMemory memory = module.newMemory(new Meter(options.limits(), Account.UNLIMITED));
        Failures failures = new Failures(memory.meter(), ForeignModules.MAIN_CLASS, this::functionNames);
        return new ForeignInstance(new Execution(module, memory, options, FileTree.EMPTY, failures, MemoryPool.NONE));
    }

    /** The names by the indices that functions have after metering. */
    private Map<Integer, String> functionNames() {
        return ForeignModules.metered(source).functionNames();
    }
}
