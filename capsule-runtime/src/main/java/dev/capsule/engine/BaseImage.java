/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.engine.code.CodeCompiler;
import dev.capsule.engine.code.CompiledCode;
import dev.capsule.sandbox.GuestClock;
import dev.capsule.sandbox.RandomSource;
import dev.capsule.sandbox.files.FileTree;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.metering.Metering;
import dev.capsule.wasm.snapshot.InstanceState;
import dev.capsule.wasm.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Makes the parts of a guest image: compiles the interpreter, starts it once and keeps the state it is in then. The same
 * input always gives the same bytes.
 *
 * @param code the compiled code
 * @param module the module with its code, metered, without the contents of its memory
 * @param moduleWithoutCode the module without code, and without the contents of memory and tables
 * @param memory the memory of the initialised interpreter
 * @param state the rest of its state
 * @param functionNames the names of the functions by their index
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record BaseImage(
        CompiledCode code,
        WasmModule module,
        WasmModule moduleWithoutCode,
        byte[] memory,
        byte[] state,
        Map<Integer, String> functionNames) {

    private static final int FUNCTIONS_PER_CLASS = 32;
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] SEED = "capsule".getBytes(StandardCharsets.UTF_8);

    /**
     * Makes an image.
     *
     * @param guest the reactor module as its own build made it
     * @param mainClass the name for the main one of the compiled classes
     * @param files the files the interpreter reads while it starts
     * @throws IllegalArgumentException when a function is too large for the JVM, or the module is no guest
     * @throws GuestFailure when the interpreter does not start
     */
    public static BaseImage build(byte[] guest, String mainClass, FileTree files) {
        WasmModule metered = Metering.instrument(WasmModule.parse(guest));
        CompiledCode code = CodeCompiler.compile(metered.toByteArray(), mainClass, FUNCTIONS_PER_CLASS, false);
        Map<Integer, String> names = metered.functionNames();
        WasmModule stripped = metered.withoutCustomSections(name -> true);
        InstanceState state = initialise(stripped, code, files, names);
        WasmModule module =
                Snapshot.write(stripped, state).without(SectionId.DATA).without(SectionId.DATA_COUNT);
        SavedState saved = new SavedState(state.globals(), state.tables(), code.functionCodes());
        return new BaseImage(
                code,
                module,
                module.without(SectionId.CODE).without(SectionId.ELEMENT),
                state.memory().toByteArray(),
                saved.toByteArray(),
                names);
    }

    private static InstanceState initialise(
            WasmModule metered, CompiledCode code, FileTree files, Map<Integer, String> names) {
        LinkedModule linked = LinkedModule.compiled(metered, code);
        GuestMemory memory = linked.newMemory(new Meter(Limits.none(), Account.UNLIMITED));
        InstanceOptions options = InstanceOptions.builder(Limits.none())
                .clock(GuestClock.fixed(BUILT))
                .random(RandomSource.seeded(SEED))
                .output((stream, bytes) -> System.err.write(bytes, 0, bytes.length))
                .build();
        Failures failures = new Failures(memory.meter(), code.mainClass(), () -> names);
        try (Execution execution = new Execution(linked, memory, options, files, failures, MemoryPool.NONE)) {
            return execution.run(() -> {
                execution.instance().initialize(false);
                execution.call("_initialize");
                int status = execution.call("capsule_init");
                if (status != 0) {
                    throw new IllegalArgumentException("the guest did not start: capsule_init returned " + status);
                }
                return InstanceStates.of(execution.instance(), memory).copy();
            });
        }
    }
}
