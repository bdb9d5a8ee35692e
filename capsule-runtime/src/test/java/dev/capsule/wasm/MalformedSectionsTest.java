/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.wasm.metering.Metering;
import dev.capsule.wasm.snapshot.InstanceState;
import dev.capsule.wasm.snapshot.MemoryImage;
import dev.capsule.wasm.snapshot.Snapshot;
import dev.capsule.wasm.wat.Wat;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a section that cannot be read; offsets are those in the section given here. */
class MalformedSectionsTest {
    private static final String PLACE = " (at byte %d of the WebAssembly module)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TYPE    | 0161         | 2 | Unknown form of type 0x61
                    TYPE    | 0160012000   | 3 | Unknown type 0x20
                    TYPE    | 01600000FF   | 4 | 1 bytes left over after the last type
                    IMPORT  | 0100000500   | 3 | Unknown kind of import or export 5
                    IMPORT  | 010000020401 | 4 | Unsupported limits 0x04
                    IMPORT  | 0300000200   | 0 | Unexpected end
                    IMPORT  | 0000         | 1 | 1 bytes left over after the last import
                    EXPORT  | 01000600     | 2 | Unknown kind of import or export 6
                    EXPORT  | 0000         | 1 | 1 bytes left over after the last export
                    GLOBAL  | 017F010B0B   | 4 | 1 bytes left over after the last entry of section GLOBAL
                    GLOBAL  | 017F0141000C | 5 | Instruction 0x0c in a constant expression
                    GLOBAL  | 017F01FC808004 | 3 | Unknown instruction 0xfc 65536
                    TABLE   | 012000       | 1 | Unknown type 0x20
                    ELEMENT | 0108         | 1 | Unknown kind of element segment 8
                    START   | 0000         | 1 | 1 bytes left over after the start function
                    """)
    void areRefused(SectionId id, String hex, int place, String problem) {
        byte[] content = HexFormat.of().parseHex(hex);
        String module = id == SectionId.START ? "(func)" : "";
        WasmModule malformed = Wat.module(module).with(new Section(id, "", content, 0, content.length));
        int offset = problem.equals("Unexpected end") ? content.length : place;
        assertThatThrownBy(() -> Metering.instrument(malformed))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage(problem + PLACE.formatted(offset));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    MEMORY | 0200010001   | 0 | 2 memories are not supported
                    MEMORY | 01000100     | 3 | 1 bytes left over after the memory
                    DATA   | 0103         | 1 | Unknown kind of data segment 3
                    DATA   | 01010005     | 3 | 1 bytes left over after the last data segment
                    """)
    void haveNoMemory(SectionId id, String hex, int place, String problem) {
        byte[] content = HexFormat.of().parseHex(hex);
        WasmModule malformed = Wat.module("(memory 1)").with(new Section(id, "", content, 0, content.length));
        assertThatThrownBy(() -> MemoryImage.read(malformed, 1 << 20))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage(problem + PLACE.formatted(place));
    }

    @Test
    void unknownCatchClausesAreRefused() {
        byte[] body = {1, 7, 0, 0x1F, 0x40, 1, 4, 0, 0x0B};
        WasmModule malformed = Wat.module("(func)").with(new Section(SectionId.CODE, "", body, 0, body.length));
        assertThatThrownBy(() -> Metering.instrument(malformed))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("Unknown catch clause 4" + PLACE.formatted(6));
    }

    @Test
    void vectorsInGlobalsCannotBeStored() {
        byte[] global = new WasmWriter()
                .raw(1, Types.V128, 1, 0xFD, 12)
                .littleEndian(0, 16)
                .u8(Opcode.END)
                .toByteArray();
        WasmModule module = Wat.module("").with(new Section(SectionId.GLOBAL, "", global, 0, global.length));
        InstanceState state = new InstanceState(LinearMemory.of(new byte[0]), new long[1], List.of());
        assertThatThrownBy(() -> Snapshot.write(module, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A snapshot cannot hold a vector in a mutable global");
    }
}
