/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import dev.capsule.wasm.wat.Wat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening, changing and writing modules. */
class WasmModuleTest {
    private static final String MODULE = """
            (memory (export "memory") 1)
            (global (mut i32) (i32.const 5))
            (table 2 funcref)
            (elem (i32.const 0) $f $g)
            (func $f (export "f") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1)))
            (func $g (memory.init $d (i32.const 0) (i32.const 0) (i32.const 3)))
            (data $d "abc")
            """;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void writesWhatItRead() {
        byte[] module = Wat.assemble(MODULE);
        assertThat(WasmModule.parse(module).toByteArray()).isEqualTo(module);
    }

    @Test
    void addsAndReplacesCustomSections() {
        WasmModule once = Wat.module(MODULE)
                .withCustomSection("capsule.manifest", bytes("one"))
                .withCustomSection("other", bytes("x"));
        WasmModule twice = WasmModule.parse(
                once.withCustomSection("capsule.manifest", bytes("two")).toByteArray());
        assertThat(once.customSection("capsule.manifest")).hasValue(bytes("one"));
        assertThat(twice.customSection("capsule.manifest")).hasValue(bytes("two"));
        assertThat(twice.customSection("other")).hasValue(bytes("x"));
        assertThat(twice.customSection("nothing")).isEmpty();
        assertThat(twice.sections().stream().filter(each -> each.id() == SectionId.CUSTOM))
                .hasSize(2);
        assertThat(twice.withoutCustomSections(name -> true).toByteArray()).isEqualTo(Wat.assemble(MODULE));
    }

    @Test
    void readsFunctionNames() {
        byte[] names = new WasmWriter()
                .u8(0)
                .sized(new WasmWriter().name("module"))
                .u8(1)
                .sized(new WasmWriter().u32(2).u32(0).name("f").u32(1).name("g"))
                .toByteArray();
        assertThat(Wat.module(MODULE).functionNames()).isEmpty();
        assertThat(Wat.module(MODULE).withCustomSection("name", names).functionNames())
                .isEqualTo(Map.of(0, "f", 1, "g"));
        assertThat(Wat.module(MODULE)
                        .withCustomSection("name", new byte[] {1, 3})
                        .functionNames())
                .isEmpty();
    }

    @Test
    void digestIsThatOfTheCode() {
        String digest = Wat.module(MODULE).codeDigest();
        assertThat(digest).hasSize(64);
        assertThat(Wat.module(MODULE.replace("abc", "abd")).codeDigest()).isEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("\"memory\") 1", "\"memory\") 3")).codeDigest())
                .isEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("(i32.const 5)", "(i32.const 6)")).codeDigest())
                .isEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("$f $g", "$g $g")).codeDigest()).isEqualTo(digest);
        assertThat(Wat.module(MODULE).withCustomSection("x", new byte[1]).codeDigest())
                .isEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("local.get 0", "i32.const 0")).codeDigest())
                .isNotEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("(mut i32)", "i32")).codeDigest()).isNotEqualTo(digest);
        assertThat(Wat.module(MODULE.replace("\"f\"", "\"h\"")).codeDigest()).isNotEqualTo(digest);
    }

    @Test
    void digestLeavesOutTheLimitsOfImportedMemory() {
        String module = "(import \"env\" \"m\" (memory 1)) (import \"env\" \"f\" (func))";
        String digest = Wat.module(module).codeDigest();
        assertThat(Wat.module(module.replace("memory 1", "memory 2 9")).codeDigest())
                .isEqualTo(digest);
        assertThat(Wat.module(module.replace("\"m\"", "\"n\"")).codeDigest()).isNotEqualTo(digest);
    }

    @Test
    void standInWithoutBodiesIsValid() {
        WasmModule small =
                Wat.module(MODULE).withCustomSection("name", new byte[10]).withoutBodies();
        assertThat(small.exports()).isEqualTo(Wat.module(MODULE).exports());
        Instance instance = Instance.builder(Parser.parse(small.toByteArray())).build();
        assertThat(instance.memory().pages()).isEqualTo(1);
        assertThatThrownBy(() -> instance.export("f").apply(1)).hasMessage("Trapped on unreachable instruction");
        assertThat(small.section(SectionId.DATA)).isEmpty();
        assertThat(small.customSection("name")).isEmpty();
        assertThat(small.section(SectionId.CODE).orElseThrow().content())
                .isEqualTo(new byte[] {2, 3, 0, 0, 0x0B, 3, 0, 0, 0x0B});
    }

    @Test
    void sectionsFindTheirPlace() {
        WasmModule module = Wat.module(MODULE).withCustomSection("last", new byte[0]);
        WasmModule rebuilt = module.without(SectionId.TYPE).without(SectionId.CODE);
        rebuilt = rebuilt.with(module.section(SectionId.CODE).orElseThrow())
                .with(module.section(SectionId.TYPE).orElseThrow());
        assertThat(rebuilt.toByteArray()).isEqualTo(module.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0061736D | Not a WebAssembly module: it does not begin with \\0asm (at byte 0 of the WebAssembly module)
                    0061736E01000000 | Not a WebAssembly module: it does not begin with \\0asm (at byte 0 of the WebAssembly module)
                    0061736D0D000100 | Unsupported WebAssembly version 0x1000d (at byte 4 of the WebAssembly module)
                    0061736D010000000E00 | Unknown section 14 (at byte 8 of the WebAssembly module)
                    0061736D01000000030100010100 | Section TYPE is out of order (at byte 11 of the WebAssembly module)
                    0061736D01000000010100010100 | Section TYPE is out of order (at byte 11 of the WebAssembly module)
                    0061736D0100000001FF01 | Unexpected end (at byte 11 of the WebAssembly module)
                    0061736D0100000000020561 | Unexpected end (at byte 11 of the WebAssembly module)
                    """)
    void refusesWhatIsNoModule(String hex, String message) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> WasmModule.parse(bytes))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage(message.replace("\\\\", "\\"));
    }
}
