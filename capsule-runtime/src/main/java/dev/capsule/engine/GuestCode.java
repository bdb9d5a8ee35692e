/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.dylibso.chicory.runtime.Memory;
import dev.capsule.guest.GuestImage;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.snapshot.InstanceState;
import dev.capsule.wasm.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The code of a guest, loaded once for all programs made from it. */
final class GuestCode {

    /**
     * The custom section that names a task module's code by its digest. Hashing the code would say the same, but costs
     * most of a cold start; a module that lies about it gains nothing, since its code section is never run.
     */
    private static final String DIGEST_SECTION = "capsule.code";

    private static final Map<GuestImage, GuestCode> LOADED = Collections.synchronizedMap(new WeakHashMap<>());

    private final GuestImage image;
    private final LinkedModule module;
    private final SavedState state;
    private SoftReference<GuestProgram> bareProgram = new SoftReference<>(null);
    private final Object wholeModuleLock = new Object();
    private SoftReference<WasmModule> wholeModule = new SoftReference<>(null);

    private GuestCode(GuestImage image) {
        this.image = image;
        this.state = SavedState.read(image.state());
        this.module = LinkedModule.ofGuest(
                WasmModule.parse(image.moduleWithoutCode()),
                image.classLoader(),
                image.mainClass(),
                state.functionCodes());
    }

    static GuestCode of(GuestImage image) {
        return LOADED.computeIfAbsent(image, GuestCode::new);
    }

    /** The program of the image's own memory. */
    synchronized GuestProgram bareProgram() {
        GuestProgram program = bareProgram.get();
        if (program == null) {
            program = new GuestProgram(this, memory());
            bareProgram = new SoftReference<>(program);
        }
        return program;
    }

    private int[] memory() {
        long bytes = (long) module.memoryLimits().initialPages() * Memory.PAGE_SIZE;
        try (InputStream in = image.openMemory()) {
            return Words.read(in, Math.toIntExact(bytes / Integer.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of the guest's image cannot be read", e);
        }
    }

    /** The module with its code, which task modules begin with. */
    private WasmModule wholeModule() {
        synchronized (wholeModuleLock) {
            WasmModule whole = wholeModule.get();
            if (whole == null) {
                whole = WasmModule.parse(image.module());
                wholeModule = new SoftReference<>(whole);
            }
            return whole;
        }
    }

    /** Reads what compiling a file needs. */
    void prepare() {
        bareProgram();
        wholeModule();
    }

    GuestImage image() {
        return image;
    }

    LinkedModule module() {
        return module;
    }

    long maximumPages() {
        return module.memoryLimits().maximumPages();
    }

    void restore(Execution execution) {
        InstanceStates.restore(execution.instance(), execution.memory(), state.globals(), state.tables());
    }

    /** Only memory may differ between modules of one guest: it is all that a program takes from its module. */
    private void requireBaseState(InstanceState now) {
        boolean sameTables = now.tables().size() == state.tables().size();
        for (int i = 0; sameTables && i < now.tables().size(); i++) {
            sameTables = Arrays.equals(now.tables().get(i), state.tables().get(i));
        }
        if (!sameTables || !Arrays.equals(now.globals(), state.globals())) {
            throw new IllegalStateException("the guest changed its globals or tables, which its image shares");
        }
    }

    /** The state of an instance as a module. */
    byte[] write(Execution execution, Map<String, byte[]> customSections) {
        InstanceState now = InstanceStates.of(execution.instance(), execution.memory());
        requireBaseState(now);
        WasmModule written = Snapshot.write(wholeModule(), now)
                .withCustomSection(DIGEST_SECTION, image.codeDigest().getBytes(US_ASCII));
        for (Map.Entry<String, byte[]> section : customSections.entrySet()) {
            written = written.withCustomSection(section.getKey(), section.getValue());
        }
        return written.toByteArray();
    }

    /** Returns whether a task module was made from this code. */
    boolean made(WasmModule taskModule) {
        return taskModule
                .customSection(DIGEST_SECTION)
                .filter(digest -> new String(digest, US_ASCII).equals(image.codeDigest()))
                .isPresent();
    }
}
