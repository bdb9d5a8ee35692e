/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmExport;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmImport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmWriter;
import dev.capsule.wasm.wat.Wat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What metering adds to a module, and that everything still refers to the same functions. */
class MeteredModuleTest {
    private static final String EVERYTHING = """
            (import "env" "a" (func $a (param i32) (result i32)))
            (import "env" "g" (global $imported i32))
            (global $ref funcref (ref.func $two))
            (table $t 3 funcref)
            (elem (i32.const 0) $one $a)
            (elem (table $t) (i32.const 2) func $two)
            (elem declare func $two)
            (func $one (export "one") (result i32) (i32.const 1))
            (func $two (export "two") (result i32) (call $one) (drop (ref.func $two)) (i32.add (i32.const 1)))
            (start $nothing)
            (func $nothing)
            (export "a" (func $a))
            (export "table" (table $t))
            """;

    @Test
    void addsAnImportAGlobalAndFiveExports() {
        WasmModule metered = Metering.instrument(Wat.module(EVERYTHING));
        assertThat(metered.imports())
                .containsExactly(
                        new WasmImport("env", "a", ExternalKind.FUNCTION, 0),
                        new WasmImport("env", "g", ExternalKind.GLOBAL, -1),
                        new WasmImport("capsule", "refuel", ExternalKind.FUNCTION, 3));
        assertThat(metered.exports())
                .containsExactly(
                        new WasmExport("one", ExternalKind.FUNCTION, 2),
                        new WasmExport("two", ExternalKind.FUNCTION, 3),
                        new WasmExport("a", ExternalKind.FUNCTION, 0),
                        new WasmExport("table", ExternalKind.TABLE, 0),
                        new WasmExport("capsule:fuel", ExternalKind.GLOBAL, 2),
                        new WasmExport("capsule:charge", ExternalKind.FUNCTION, 5),
                        new WasmExport("capsule:count", ExternalKind.FUNCTION, 6),
                        new WasmExport("capsule:bulk", ExternalKind.FUNCTION, 7),
                        new WasmExport("capsule:loose", ExternalKind.FUNCTION, 9));
    }

    @Test
    void isTheModuleThatAHandWouldWrite() {
        WasmModule metered = Metering.instrument(Wat.module(EVERYTHING));
        String expected = """
                (type (func (param i32) (result i32)))
                (type (func (result i32)))
                (type (func))
                (type (func (param i64) (result i64)))
                (type (func (param i32)))
                (type (func (param i32) (result i32)))
                (type (func))
                (import "env" "a" (func $a (type 0)))
                (import "env" "g" (global $imported i32))
                (import "capsule" "refuel" (func $refuel (type 3)))
                (global $ref funcref (ref.func $two))
                (global $fuel (mut i64) (i64.const 0))
                (table $t 3 funcref)
                (elem (i32.const 0) $one $a)
                (elem (table $t) (i32.const 2) func $two)
                (elem declare func $two)
                (func $one (export "one") (type 1) i32.const 1 call $count (i32.const 1))
                (func $two (export "two") (type 1)
                  i32.const 4 call $charge (call $one) (drop (ref.func $two)) (i32.add (i32.const 1)))
                (start $nothing)
                (func $nothing (type 2))
                (func $charge (type 4)
                  (global.set $fuel (i64.sub (global.get $fuel) (i64.extend_i32_s (local.get 0))))
                  (if (i64.lt_s (global.get $fuel) (i64.const 0))
                    (then (global.set $fuel (call $refuel (global.get $fuel))))))
                (func $count (type 4)
                  (global.set $fuel (i64.sub (global.get $fuel) (i64.extend_i32_s (local.get 0)))))
                (func $bulk (type 5) (call $charge (i32.shr_u (local.get 0) (i32.const 6))) (local.get 0))
                (func (type 5) (call $charge (i32.shr_u (local.get 0) (i32.const 3))) (local.get 0))
                (func $loose (type 6))
                (export "a" (func $a))
                (export "table" (table $t))
                (export "capsule:fuel" (global $fuel))
                (export "capsule:charge" (func $charge))
                (export "capsule:count" (func $count))
                (export "capsule:bulk" (func $bulk))
                (export "capsule:loose" (func $loose))
                """;
        assertThat(metered.toByteArray()).isEqualTo(Wat.assemble(expected));
    }

    @Test
    void keepsTheNamesOfFunctions() {
        WasmWriter functions = new WasmWriter()
                .u32(3)
                .u32(0)
                .name("a")
                .u32(1)
                .name("one")
                .u32(3)
                .name("nothing");
        WasmWriter locals = new WasmWriter().raw(1, 2, 1, 0).name("x");
        byte[] names =
                new WasmWriter().u8(1).sized(functions).u8(2).sized(locals).toByteArray();
        WasmModule metered = Metering.instrument(Wat.module(EVERYTHING)
                .withCustomSection("name", names)
                .withCustomSection(".debug_line", new byte[3])
                .withCustomSection("capsule.manifest", new byte[] {1}));
        assertThat(metered.functionNames())
                .isEqualTo(Map.of(
                        0,
                        "a",
                        1,
                        "capsule.refuel",
                        2,
                        "one",
                        4,
                        "nothing",
                        5,
                        "capsule.charge",
                        6,
                        "capsule.count",
                        7,
                        "capsule.bulk",
                        8,
                        "capsule.bulk_elements",
                        9,
                        "capsule.loose"));
        assertThat(metered.customSection(".debug_line")).isEmpty();
        assertThat(metered.customSection("capsule.manifest")).hasValue(new byte[] {1});
        byte[] shifted = metered.customSection("name").orElseThrow();
        assertThat(new String(shifted, java.nio.charset.StandardCharsets.ISO_8859_1))
                .endsWith("\u0002\u0006\u0001\u0003\u0001\u0000\u0001x");
    }

    @Test
    void dropsNamesThatCannotBeRead() {
        WasmModule metered = Metering.instrument(Wat.module(EVERYTHING).withCustomSection("name", new byte[] {1, 9}));
        assertThat(metered.customSection("name")).isEmpty();
    }

    @Test
    void metersAModuleWithoutAnything() {
        WasmModule metered = Metering.instrument(Wat.module(""));
        assertThat(Metering.isMetered(metered)).isTrue();
        assertThat(Metering.isMetered(Wat.module(""))).isFalse();
        assertThat(Runner.interpreting(metered.toByteArray()).call("capsule:charge", 5))
                .isEqualTo(new Run("null", 5, false));
        assertThat(Runner.interpreting(metered.toByteArray()).call("capsule:count", 5))
                .isEqualTo(new Run("null", 5, false));
        assertThat(Runner.interpreting(metered.toByteArray()).call("capsule:bulk", 640))
                .isEqualTo(new Run("[640]", 10, false));
    }

    @Test
    void refusesToMeterTwice() {
        WasmModule metered = Metering.instrument(Wat.module(EVERYTHING));
        assertThatThrownBy(() -> Metering.instrument(metered))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("The module already imports capsule.refuel, the name that metering adds"
                        + " (at byte 0 of the WebAssembly module)");
    }

    @Test
    void refusesToTakeANameThatTheModuleUses() {
        assertThatThrownBy(() -> Metering.instrument(Wat.module("(func (export \"capsule:charge\"))")))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("The module already exports capsule:charge, a name that metering adds"
                        + " (at byte 20 of the WebAssembly module)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    (func (call 1)) | Unknown function 1 (at byte 23 of the WebAssembly module)
                    (func (return_call 1)) | Unknown function 1 (at byte 23 of the WebAssembly module)
                    (func (drop (ref.func 1))) | Unknown function 1 (at byte 23 of the WebAssembly module)
                    (func (drop (global.get 0))) | Unknown global 0 (at byte 23 of the WebAssembly module)
                    (func (global.set 0 (i64.const 9))) | Unknown global 0 (at byte 25 of the WebAssembly module)
                    (func) (export "x" (func 1)) | Unknown function 1 (at byte 20 of the WebAssembly module)
                    (func) (export "x" (global 0)) | Unknown global 0 (at byte 20 of the WebAssembly module)
                    (func) (start 1) | Unknown function 1 (at byte 20 of the WebAssembly module)
                    (table 1 funcref) (elem (i32.const 0) 0) | Unknown function 0 (at byte 24 of the WebAssembly module)
                    (global i64 (global.get 1)) | Unknown global 1 (at byte 13 of the WebAssembly module)
                    (global funcref (ref.func 0)) | Unknown function 0 (at byte 13 of the WebAssembly module)
                    """)
    void nothingAddedCanBeNamed(String module, String message) {
        assertThatThrownBy(() -> Metering.instrument(Wat.module(module)))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage(message);
    }

    @Test
    void refusesWhatWouldExhaustTheMemory() {
        WasmModule deep = Wat.module("(func " + "block ".repeat(70_000) + "end ".repeat(70_000) + ")");
        assertThatThrownBy(() -> Metering.instrument(deep))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("More than 65536 nested constructs (at byte 131101 of the WebAssembly module)");
        byte[] large = new byte[7_654_322];
        WasmModule module = Wat.module("(func)")
                .with(new WasmWriter()
                        .u8(1)
                        .u32(large.length)
                        .bytes(large, 0, large.length)
                        .toSection(SectionId.CODE));
        assertThatThrownBy(() -> Metering.instrument(module))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("A function of 7654322 bytes; at most 7654321 are supported"
                        + " (at byte 1 of the WebAssembly module)");
    }

    @Test
    void refusesUnevenSections() {
        WasmModule module = Wat.module("(func) (func)");
        assertThatThrownBy(() -> Metering.instrument(module.without(SectionId.CODE)))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("2 functions but no code (at byte 0 of the WebAssembly module)");
        assertThatThrownBy(() ->
                        Metering.instrument(module.with(new WasmWriter().u32(0).toSection(SectionId.CODE))))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("2 functions but 0 bodies (at byte 0 of the WebAssembly module)");
    }

    @Test
    void refusesBrokenControlFlow() {
        assertThatThrownBy(() -> Metering.instrument(Wat.module("(func (br 1))")))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("Unknown label 1 (at byte 24 of the WebAssembly module)");
        assertThatThrownBy(() -> Metering.instrument(Wat.module("(func else)")))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("Instruction else outside an if (at byte 23 of the WebAssembly module)");
    }

    @Test
    void namesAnUnknownInstruction() {
        byte[] module = Wat.assemble("(func nop nop)");
        module[module.length - 2] = (byte) 0xEF;
        assertThatThrownBy(() -> Metering.instrument(WasmModule.parse(module)))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("Unknown instruction 0xef (at byte 24 of the WebAssembly module)");
        module[module.length - 3] = (byte) 0xFC;
        module[module.length - 2] = 0x12;
        assertThatThrownBy(() -> Metering.instrument(WasmModule.parse(module)))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage("Unknown instruction 0xfc 18 (at byte 23 of the WebAssembly module)");
    }
}
