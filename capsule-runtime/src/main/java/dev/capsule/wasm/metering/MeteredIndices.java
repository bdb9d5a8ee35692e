/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.IndexMapping;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;

/**
 * Where functions and globals are before and after metering: an import comes behind the imported functions, further
 * functions and a global come at the end.
 *
 * <p>What the module names has to be its own. Otherwise an index that is one too high, which no engine would let
 * pass, would come to mean something that is added here, and a module could give itself fuel.
 *
 * @param imported how many functions the module imports
 * @param defined how many functions the module defines
 * @param globals how many globals the module imports or defines
 */
record MeteredIndices(int imported, int defined, int globals) implements IndexMapping {

    /** How many functions are added behind the defined ones. */
    static final int ADDED = 5;

    static MeteredIndices of(WasmModule module) {
        return new MeteredIndices(
                module.importedCount(ExternalKind.FUNCTION),
                module.definedCount(SectionId.FUNCTION),
                module.importedCount(ExternalKind.GLOBAL) + module.definedCount(SectionId.GLOBAL));
    }

    /** The imported function that grants more fuel. */
    int refuel() {
        return imported;
    }

    /** The function that takes its argument from the fuel, and asks for more when none is left. */
    int charge() {
        return imported + 1 + defined;
    }

    /** The function that takes its argument from the fuel, and leaves it to the next charge to ask for more. */
    int count() {
        return charge() + 1;
    }

    /** The function that charges for moving a number of bytes and returns that number. */
    int bulkBytes() {
        return charge() + 2;
    }

    /** The function that charges for moving a number of table elements and returns that number. */
    int bulkElements() {
        return charge() + 3;
    }

    /** The function that does nothing: it marks the instruction behind it. */
    int loose() {
        return charge() + 4;
    }

    /** The global that holds the fuel. */
    int fuel() {
        return globals;
    }

    @Override
    public int function(int index, int position) {
        if (index >= imported + defined) {
            throw new WasmFormatException("Unknown function %d".formatted(index), position);
        }
        return index < imported ? index : index + 1;
    }

    @Override
    public int global(int index, int position) {
        if (index >= globals) {
            throw new WasmFormatException("Unknown global %d".formatted(index), position);
        }
        return index;
    }
}
