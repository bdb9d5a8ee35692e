/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.wasm.metering.Metering;
import dev.capsule.wasm.snapshot.InstanceState;
import dev.capsule.wasm.snapshot.MemoryImage;
import dev.capsule.wasm.snapshot.Snapshot;
import java.util.List;

/** Does all that can be done with a module to any bytes: they are a module, or refused with a place. */
public final class ModuleTarget {

    private static final int LARGEST_IMAGE = 1 << 20;

    private ModuleTarget() {}

    /** The coverage-guided fuzzer calls this. */
    public static void fuzzerTestOneInput(byte[] input) {
        isRefused(input);
    }

    /** Returns whether any of it was refused. */
    static boolean isRefused(byte[] bytes) {
        try {
            WasmModule module = WasmModule.parse(bytes);
            assertThat(WasmModule.parse(module.toByteArray()).sections()).hasSameSizeAs(module.sections());
            module.imports();
            module.exports();
            module.functionNames();
            module.codeDigest();
            module.withoutBodies();
            MemoryImage image = MemoryImage.read(module, LARGEST_IMAGE);
            snapshot(module, image.bytes());
            Metering.instrument(module.without(SectionId.IMPORT).without(SectionId.EXPORT));
            return false;
        } catch (WasmFormatException e) {
            return true;
        }
    }

    private static void snapshot(WasmModule module, byte[] memory) {
        try {
            Snapshot.write(module, new InstanceState(LinearMemory.of(memory), new long[6], List.of(new int[8])));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("The module has .*|A snapshot can.*|A memory of .*");
        }
    }
}
