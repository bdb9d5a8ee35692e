/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ConstantExpression;
import dev.capsule.wasm.ElementSegment;
import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.IndexMapping;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmExport;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmImport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/**
 * The functions that metering has added to a module, which only charges may call.
 *
 * @param refuel the import
 * @param charge the first of the functions at the end
 */
record AddedFunctions(int refuel, int charge) implements IndexMapping {

    static AddedFunctions of(WasmModule metered) {
        int refuel = 0;
        for (WasmImport each : metered.imports()) {
            boolean isRefuel =
                    each.module().equals(Metering.REFUEL_MODULE) && each.name().equals(Metering.REFUEL_NAME);
            if (isRefuel) {
                return new AddedFunctions(refuel, chargeOf(metered));
            }
            refuel += each.kind() == ExternalKind.FUNCTION ? 1 : 0;
        }
        throw notMetered();
    }

    private static int chargeOf(WasmModule metered) {
        return metered.exports().stream()
                .filter(each -> each.name().equals(Metering.CHARGE_EXPORT) && each.kind() == ExternalKind.FUNCTION)
                .mapToInt(WasmExport::index)
                .findFirst()
                .orElseThrow(AddedFunctions::notMetered);
    }

    private static WasmFormatException notMetered() {
        return new WasmFormatException("The module has not been metered", 0);
    }

    @Override
    public int function(int index, int position) {
        if (index == refuel || index >= charge) {
            throw new WasmFormatException("Function %d is one that only metering may use".formatted(index), position);
        }
        return index;
    }

    /** Fails if an element segment or the initial value of a global refers to one of these functions. */
    void requireUnnamed(WasmModule metered) {
        metered.section(SectionId.ELEMENT).ifPresent(this::checkElements);
        metered.section(SectionId.GLOBAL).ifPresent(this::checkGlobals);
    }

    private void checkElements(Section section) {
        WasmReader in = section.reader();
        WasmWriter discarded = new WasmWriter();
        for (int count = in.count(); count > 0; count--) {
            discarded.clear();
            ElementSegment.copy(in, section.source(), this, discarded);
        }
        in.requireEnd("the last element segment");
    }

    private void checkGlobals(Section section) {
        WasmReader in = section.reader();
        WasmWriter discarded = new WasmWriter();
        for (int count = in.count(); count > 0; count--) {
            discarded.clear();
            Types.skipGlobal(in);
            ConstantExpression.copy(in, section.source(), this, discarded);
        }
        in.requireEnd("the last global");
    }
}
