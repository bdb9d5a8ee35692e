/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.engine.code.CompiledCode;
import dev.capsule.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiled modules as files, each named after the module's content and the compiler's version. */
final class ForeignCache {

    /** To be raised whenever the same module compiles to something else. */
    private static final int FORMAT = 1;

    private static final String MODULE = "module.wasm";
    private static final String STATE = "state.bin";
    private static final String CLASS = ".class";

    private final Path directory;

    ForeignCache(Path directory) {
        this.directory = directory;
    }

    /** The compiled module, from the cache if it is there and whole. */
    LinkedModule load(WasmModule module) throws IOException {
        Path file = directory.resolve(key(module) + ".zip");
        if (Files.exists(file)) {
            try {
                return link(ZipEntries.read(file));
            } catch (IOException e) {
                // The machine lost its power, or the disk lost what it held. It is made anew.
            }
        }
        return link(add(file, module));
    }

    private static LinkedModule link(ZipEntries entries) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        entries.contents().forEach((name, content) -> {
            if (name.endsWith(CLASS)) {
                classes.put(name.substring(0, name.length() - CLASS.length()), content);
            }
        });
        return LinkedModule.of(
                WasmModule.parse(entries.get(MODULE)),
                classes,
                ForeignModules.MAIN_CLASS,
                SavedState.read(entries.get(STATE)).functionCodes(),
                GuestThread.SMALL_STACK);
    }

    private static ZipEntries add(Path file, WasmModule module) throws IOException {
        WasmModule metered = ForeignModules.metered(module);
        CompiledCode code = ForeignModules.compile(metered);
        SavedState state = new SavedState(new long[0], List.of(), code.functionCodes());
        SortedMap<String, byte[]> contents = new TreeMap<>();
        code.classes().forEach((name, content) -> contents.put(name + CLASS, content));
        contents.put(MODULE, LinkedModule.withoutCompiledBodies(metered, code).toByteArray());
        contents.put(STATE, state.toByteArray());
        ZipEntries entries = new ZipEntries(contents);
        entries.write(file);
        return entries;
    }

    private static String key(WasmModule module) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) FORMAT);
            return HexFormat.of().formatHex(digest.digest(module.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
