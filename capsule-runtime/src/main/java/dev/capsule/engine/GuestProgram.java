/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.guest.GuestImage;
import dev.capsule.sandbox.files.FileTree;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.snapshot.MemoryImage;

/**
 * What instances of a guest start from: its code and one image of its memory. Safe for use by many threads, and worth
 * keeping: instances made from one program reuse each other's memory.
 *
 * @since 0.1
 */
public final class GuestProgram {

    private static final long LARGEST_IMAGE = 1L << 30;

    private final GuestCode code;
    private final long maximumPages;
    private final MemoryPool memories;

    GuestProgram(GuestCode code, int[] memory) {
        this.code = code;
        this.maximumPages = code.maximumPages();
        this.memories = new MemoryPool(memory);
    }

    /** The bare guest: its interpreter is initialised and no module of the user's is loaded. */
    public static GuestProgram of(GuestImage image) {
        return GuestCode.of(image).bareProgram();
    }

    /** Begins on another thread what the first instance and the first module written from it have to do. */
    public static void prepare(GuestImage image) {
        Thread thread = new Thread(() -> GuestCode.of(image).prepare(), "capsule-prepare");
        thread.setDaemon(true);
        // whoever needs the guest fails the same way, and says so
        thread.setUncaughtExceptionHandler((failed, e) -> {});
        thread.start();
    }

    /**
     * A guest with the user's modules loaded.
     *
     * @param image the guest that made the module
     * @param taskModule what {@link GuestInstance#writeModule} returned
     * @throws IllegalArgumentException when the module is malformed or was made with another guest image
     */
    public static GuestProgram of(GuestImage image, byte[] taskModule) {
        try {
            WasmModule module = WasmModule.parse(taskModule);
            GuestCode code = GuestCode.of(image);
            if (!code.made(module)) {
                throw new IllegalArgumentException(
                        "the task module was made with another version of the guest: build it again");
            }
            MemoryImage memory = MemoryImage.read(module, LARGEST_IMAGE);
            return new GuestProgram(code, Words.of(memory.bytes()));
        } catch (WasmFormatException e) {
            throw new IllegalArgumentException("the task module is malformed: " + e.getMessage(), e);
        }
    }

    /** The smallest memory limit with which an instance can start, in bytes. */
    public long minimumMemoryBytes() {
        return memories.size();
    }

    /**
     * Makes an instance whose memory is the image's.
     *
     * @throws GuestFailure.MemoryExhausted when the memory limit is below {@link #minimumMemoryBytes}, or the account
     *     or the JVM's heap has no room for it
     */
    public GuestInstance instantiate(InstanceOptions options) {
        if (options.limits().memoryBytes() < memories.size()) {
            throw new GuestFailure.MemoryExhausted(
                    "the guest needs " + memories.size() + " bytes of memory to start, the limit is "
                            + options.limits().memoryBytes());
        }
        int[] words = take(options.account());
        GuestMemory memory = new GuestMemory(words, maximumPages, new Meter(options.limits(), options.account()));
        FileTree files = code.image().files();
        Failures failures = new Failures(memory.meter(), code.image().mainClass(), code.image()::functionNames);
        Execution execution = new Execution(code.module(), memory, options, files, failures, memories);
        execution.instance().initialize(false);
        code.restore(execution);
        return new GuestInstance(execution, code);
    }

    private int[] take(Account account) {
        if (!account.takeMemory(memories.size())) {
            throw new GuestFailure.MemoryExhausted("the guest needs " + memories.size() + " bytes of memory to start");
        }
        try {
            return memories.take();
        } catch (GuestFailure e) {
            account.giveBackMemory(memories.size());
            throw e;
        }
    }
}
