/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.CapsuleException;
import dev.capsule.source.Origins;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A compiled source file: a standard WebAssembly module that holds the guest with the user's code loaded, and the
 * {@link Manifest} of its tasks.
 */
public final class TaskModule {

    /** The custom section that holds the manifest, as JSON. */
    public static final String MANIFEST_SECTION = "capsule.manifest";

    /** The custom section that holds a source map, compressed; only modules of bundled programs have it. */
    public static final String SOURCE_MAP_SECTION = "capsule.sourcemap";

    private final byte[] bytes;
    private final Manifest manifest;

    private TaskModule(byte[] bytes, Manifest manifest) {
        this.bytes = bytes;
        this.manifest = manifest;
    }

    /**
     * Reads a task module from a file.
     *
     * @throws CapsuleException when the file cannot be read or is no task module
     */
    public static TaskModule read(Path file) {
        try {
            return of(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new CapsuleException("cannot read the task module " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file's manifest alone, which takes far less than reading the module.
     *
     * @throws CapsuleException when the file cannot be read or is no task module
     */
    public static Manifest readManifest(Path file) {
        try {
            return manifest(ManifestFile.read(file), file.toString());
        } catch (IOException e) {
            throw new CapsuleException("cannot read the task module " + file + ": " + e.getMessage(), e);
        } catch (WasmFormatException e) {
            throw new CapsuleException(file + " is no task module: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a task module.
     *
     * @param bytes the module, which is not copied
     * @param origin how messages name it
     * @throws CapsuleException when the bytes are no task module
     */
    public static TaskModule of(byte[] bytes, String origin) {
        try {
            var section = WasmModule.parse(bytes).customSection(MANIFEST_SECTION);
            return new TaskModule(bytes, manifest(section, origin));
        } catch (WasmFormatException e) {
            throw new CapsuleException(origin + " is no task module: " + e.getMessage(), e);
        }
    }

    private static Manifest manifest(Optional<byte[]> section, String origin) {
        var json = section.orElseThrow(() -> new CapsuleException(origin + " is a WebAssembly module without a "
                + MANIFEST_SECTION + " section: it was not made by capsule:build"));
        return ManifestJson.read(json, origin);
    }

    /** Returns whether the bytes are a WebAssembly module with a manifest. */
    public static boolean hasManifest(byte[] bytes) {
        return WasmModule.parse(bytes).customSection(MANIFEST_SECTION).isPresent();
    }

    /** Returns the module's manifest. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Returns where the places that the guest names are in the user's sources. The source map, if there is one, is read
     * when the first place is looked up.
     *
     * @throws CapsuleException when the map is damaged, on the first look-up
     */
    public Origins origins() {
        return WasmModule.parse(bytes)
                .customSection(SOURCE_MAP_SECTION)
                .<Origins>map(section -> new LazyOrigins(manifest.entry(), section))
                .orElse(Origins.SAME);
    }

    /** Returns the module itself, not copied. */
    public byte[] bytes() {
        return bytes;
    }
}
