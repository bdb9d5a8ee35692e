/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import java.util.Set;

/**
 * Rewrites a module so that it counts its own fuel.
 *
 * <p>Fuel is a mutable global, 0 at the start. Every straight-line region takes the sum of its {@link FuelPrices}
 * from it in one go, ahead of its first instruction, by a call of a small added function. At the entry of a function
 * that calls others, and of a loop's body, that function also looks whether fuel has fallen below zero: then it calls
 * the import {@code capsule.refuel} of type {@code (i64) -> i64} with the (negative) counter and goes on with the result
 * as the new counter; the host grants more or throws. Whatever does not end passes such a place again and again; what
 * ends without one has to be looked at by the host.
 *
 * <p>After a call that returns normally, exactly the prices of the executed instructions have been taken. When a call
 * ends in a trap or in an exception of the host, at least those have been taken, and at most those of the regions
 * that had begun: a region also holds what follows the blocks and calls in it. Exceptions that the module itself
 * catches do not blur the count. Compiled code may take the prices of the functions that a trap or an exception of the
 * host ends only up to their last look at the fuel.
 *
 * <p>The result has the same functions in the same order, those that are not imported one index higher than before.
 * The fuel is its last global, and so the last of its mutable globals.
 */
public final class Metering {
    /** The module name of the import that grants more fuel. */
    public static final String REFUEL_MODULE = "capsule";

    /** The name of the import that grants more fuel. */
    public static final String REFUEL_NAME = "refuel";

    /** The export of the mutable 64-bit global that holds the fuel. */
    public static final String FUEL_EXPORT = "capsule:fuel";

    /** The export of the function {@code (i32) -> ()} that takes its argument, which may be negative, from the fuel. */
    public static final String CHARGE_EXPORT = "capsule:charge";

    /** The export of the function {@code (i32) -> ()} that does the same without asking for more. */
    public static final String COUNT_EXPORT = "capsule:count";

    /**
     * The export of the function {@code (i32) -> (i32)} that charges for a number of bytes through {@link
     * #CHARGE_EXPORT} and returns that number.
     */
    public static final String BULK_EXPORT = "capsule:bulk";

    /**
     * The export of the function {@code () -> ()} that does nothing. It is called ahead of every access to memory that
     * promises less than its natural alignment, which says where unaligned addresses are to be expected.
     */
    public static final String LOOSE_EXPORT = "capsule:loose";

    private static final Set<String> ADDED_EXPORTS =
            Set.of(FUEL_EXPORT, CHARGE_EXPORT, COUNT_EXPORT, BULK_EXPORT, LOOSE_EXPORT);

    private Metering() {}

    /**
     * Returns a module that does the same and counts its fuel.
     *
     * @throws WasmFormatException if the module is malformed, has instructions that are not known here, or uses one of
     *     the names above
     */
    public static WasmModule instrument(WasmModule module) {
        requireUnmetered(module);
        MeteredIndices indices = MeteredIndices.of(module);
        WasmModule shifted = new IndexShift(indices).applyTo(module);
        WasmModule declared = new AddedDeclarations(shifted, indices).addTo(shifted);
        return NameShift.applyTo(declared, indices).with(MeteredCode.of(module, indices));
    }

    /** Returns whether a module has been through {@link #instrument}. */
    public static boolean isMetered(WasmModule module) {
        return module.imports().stream()
                .anyMatch(each ->
                        each.module().equals(REFUEL_MODULE) && each.name().equals(REFUEL_NAME));
    }

    private static void requireUnmetered(WasmModule module) {
        if (isMetered(module)) {
            throw new WasmFormatException(
                    "The module already imports %s.%s, the name that metering adds"
                            .formatted(REFUEL_MODULE, REFUEL_NAME),
                    offsetOf(module, SectionId.IMPORT));
        }
        module.exports().forEach(export -> {
            if (ADDED_EXPORTS.contains(export.name())) {
                throw new WasmFormatException(
                        "The module already exports %s, a name that metering adds".formatted(export.name()),
                        offsetOf(module, SectionId.EXPORT));
            }
        });
    }

    private static int offsetOf(WasmModule module, SectionId id) {
        return module.section(id).orElseThrow().start();
    }
}
