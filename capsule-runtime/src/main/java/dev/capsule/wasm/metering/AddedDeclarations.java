/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmExport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;

/** Appends what metering adds to the type, import, function, global and export sections. */
final class AddedDeclarations {
    private static final int MUTABLE = 1;
    private static final int ADDED_EXPORTS = 5;

    private final MeteredIndices indices;
    private final int refuelType;
    private final int chargeType;
    private final int bulkType;
    private final int looseType;

    AddedDeclarations(WasmModule module, MeteredIndices indices) {
        this.indices = indices;
        refuelType = module.section(SectionId.TYPE).map(Types::count).orElse(0);
        chargeType = refuelType + 1;
        bulkType = refuelType + 2;
        looseType = refuelType + 3;
    }

    WasmModule addTo(WasmModule module) {
        WasmWriter types = new WasmWriter()
                .raw(Types.FUNCTION, 1, Types.I64, 1, Types.I64)
                .raw(Types.FUNCTION, 1, Types.I32, 0)
                .raw(Types.FUNCTION, 1, Types.I32, 1, Types.I32)
                .raw(Types.FUNCTION, 0, 0);
        WasmWriter refuel = new WasmWriter()
                .name(Metering.REFUEL_MODULE)
                .name(Metering.REFUEL_NAME)
                .u8(ExternalKind.FUNCTION.code())
                .u32(refuelType);
        WasmWriter added = new WasmWriter()
                .u32(chargeType)
                .u32(chargeType)
                .u32(bulkType)
                .u32(bulkType)
                .u32(looseType);
        WasmWriter fuel = new WasmWriter().raw(Types.I64, MUTABLE, Opcode.I64_CONST, 0, Opcode.END);
        return module.with(appended(module, SectionId.TYPE, 4, types))
                .with(appended(module, SectionId.IMPORT, 1, refuel))
                .with(appended(module, SectionId.FUNCTION, MeteredIndices.ADDED, added))
                .with(appended(module, SectionId.GLOBAL, 1, fuel))
                .with(exports(module));
    }

    private Section exports(WasmModule module) {
        WasmWriter out = new WasmWriter();
        var exports = module.exports();
        out.u32(exports.size() + ADDED_EXPORTS);
        int position = module.section(SectionId.EXPORT).map(Section::start).orElse(0);
        for (WasmExport each : exports) {
            int index = switch (each.kind()) {
                case FUNCTION -> indices.function(each.index(), position);
                case GLOBAL -> indices.global(each.index(), position);
                default -> each.index();
            };
            new WasmExport(each.name(), each.kind(), index).writeTo(out);
        }
        new WasmExport(Metering.FUEL_EXPORT, ExternalKind.GLOBAL, indices.fuel()).writeTo(out);
        new WasmExport(Metering.CHARGE_EXPORT, ExternalKind.FUNCTION, indices.charge()).writeTo(out);
        new WasmExport(Metering.COUNT_EXPORT, ExternalKind.FUNCTION, indices.count()).writeTo(out);
        new WasmExport(Metering.BULK_EXPORT, ExternalKind.FUNCTION, indices.bulkBytes()).writeTo(out);
        new WasmExport(Metering.LOOSE_EXPORT, ExternalKind.FUNCTION, indices.loose()).writeTo(out);
        return out.toSection(SectionId.EXPORT);
    }

    private static Section appended(WasmModule module, SectionId id, int count, WasmWriter entries) {
        WasmWriter out = new WasmWriter();
        Section section = module.section(id).orElse(null);
        if (section == null) {
            return out.u32(count).bytes(entries).toSection(id);
        }
        WasmReader in = section.reader();
        out.u32(in.count() + count);
        return out.bytes(section.source(), in.position(), section.end())
                .bytes(entries)
                .toSection(id);
    }
}
