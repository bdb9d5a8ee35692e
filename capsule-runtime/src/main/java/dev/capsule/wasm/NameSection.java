/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.Map;
import java.util.TreeMap;

/** Reads the custom section {@code name} (core specification, appendix "Custom Sections"). */
final class NameSection {
    static final String NAME = "name";
    private static final int FUNCTIONS = 1;

    private NameSection() {}

    static Map<Integer, String> functionNames(byte[] content) {
        Map<Integer, String> names = new TreeMap<>();
        try {
            WasmReader in = new WasmReader(content, 0, content.length);
            while (in.remaining() > 0) {
                int id = in.u8();
                WasmReader part = in.slice();
                if (id == FUNCTIONS) {
                    for (int count = part.count(); count > 0; count--) {
                        names.put(part.index(), part.name());
                    }
                }
            }
        } catch (WasmFormatException e) {
            return Map.of(); // a custom section cannot make a module invalid
        }
        return names;
    }
}
