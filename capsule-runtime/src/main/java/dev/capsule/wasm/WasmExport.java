/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a module offers to outside.
 *
 * @param name the name, unique among the exports of a module
 * @param kind what it is
 * @param index its index among the module's things of that kind, imported ones first
 */
public record WasmExport(String name, ExternalKind kind, int index) {

    static List<WasmExport> readAll(Section section) {
        WasmReader in = section.reader();
        int count = in.count();
        List<WasmExport> exports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            exports.add(new WasmExport(in.name(), ExternalKind.read(in), in.index()));
        }
        in.requireEnd("the last export");
        return exports;
    }

    /** Writes this export as an entry of an export section. */
    public void writeTo(WasmWriter out) {
        out.name(name).u8(kind.code()).u32(index);
    }
}
