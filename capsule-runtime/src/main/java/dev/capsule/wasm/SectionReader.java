/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import java.util.ArrayList;
import java.util.List;

/** Splits a module into its sections and checks their order. */
final class SectionReader {
    private static final int MAGIC = 0x6D736100;
    private static final int VERSION = 1;

    private SectionReader() {}

    static List<Section> read(byte[] module) {
        WasmReader in = new WasmReader(module, 0, module.length);
        if (module.length < 8 || fixed32(in) != MAGIC) {
            throw new WasmFormatException("Not a WebAssembly module: it does not begin with \\0asm", 0);
        }
        int version = fixed32(in);
        if (version != VERSION) {
            throw new WasmFormatException("Unsupported WebAssembly version 0x%x".formatted(version), 4);
        }
        List<Section> sections = new ArrayList<>();
        SectionId previous = null;
        while (in.remaining() > 0) {
            int start = in.position();
            Section section = next(in, module);
            sections.add(section);
            if (section.id() != SectionId.CUSTOM) {
                if (previous != null && section.id().compareTo(previous) <= 0) {
                    throw new WasmFormatException("Section %s is out of order".formatted(section.id()), start);
                }
                previous = section.id();
            }
        }
        return sections;
    }

    private static Section next(WasmReader in, byte[] module) {
        int start = in.position();
        int code = in.u8();
        SectionId id = SectionId.of(code);
        if (id == null) {
            throw new WasmFormatException("Unknown section %d".formatted(code), start);
        }
        WasmReader content = in.slice();
        String name = id == SectionId.CUSTOM ? content.name() : "";
        return new Section(id, name, module, content.position(), in.position());
    }

    private static int fixed32(WasmReader in) {
        return in.u8() | in.u8() << 8 | in.u8() << 16 | in.u8() << 24;
    }
}
