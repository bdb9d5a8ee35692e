/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a module needs from outside.
 *
 * @param module the name of the module that offers it, e.g. {@code wasi_snapshot_preview1}
 * @param name its name in that module
 * @param kind what it is
 * @param typeIndex the index of the type of a function or tag; -1 for the other kinds
 */
public record WasmImport(String module, String name, ExternalKind kind, int typeIndex) {

    static List<WasmImport> readAll(Section section) {
        WasmReader in = section.reader();
        int count = in.count();
        List<WasmImport> imports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            imports.add(read(in));
        }
        in.requireEnd("the last import");
        return imports;
    }

    static WasmImport read(WasmReader in) {
        String module = in.name();
        String name = in.name();
        ExternalKind kind = ExternalKind.read(in);
        int typeIndex = -1;
        switch (kind) {
            case FUNCTION -> typeIndex = in.index();
            case TAG -> {
                in.u8();
                typeIndex = in.index();
            }
            case TABLE -> {
                Types.skipReference(in);
                Limits.read(in);
            }
            case MEMORY -> Limits.read(in);
            case GLOBAL -> Types.skipGlobal(in);
        }
        return new WasmImport(module, name, kind, typeIndex);
    }
}
