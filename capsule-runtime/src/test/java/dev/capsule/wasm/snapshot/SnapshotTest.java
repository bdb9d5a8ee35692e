/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.Parser;
import dev.capsule.wasm.LinearMemory;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmFormatException;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.wat.Wat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An instance goes on from a snapshot as the one it was taken of would. */
class SnapshotTest {
    private static final String MODULE = """
            (memory (export "memory") 1 9)
            (global $i (export "i") (mut i32) (i32.const 5))
            (global $constant i64 (i64.const 6))
            (global $l (export "l") (mut i64) (i64.const 7))
            (global $f (export "f") (mut f32) (f32.const 1.5))
            (global $d (export "d") (mut f64) (f64.const 2.5))
            (global $r (mut funcref) (ref.func $ten))
            (table $t (export "table") 4 funcref)
            (table $u 2 8 funcref)
            (elem (i32.const 0) $ten $eleven)
            (elem $later func $eleven $eleven)
            (elem declare func $step)
            (data $greeting (i32.const 8) "hello")
            (data $rest "some more")
            (func $ten (result i32) (i32.const 10))
            (func $eleven (result i32) (i32.const 11))
            (func $init (global.set $i (i32.const 100)))
            (start $init)
            (func $step (export "step") (result i32)
              (global.set $i (i32.mul (global.get $i) (i32.const 3)))
              (global.set $l (i64.sub (global.get $l) (i64.const 100)))
              (global.set $f (f32.mul (global.get $f) (f32.const -3)))
              (global.set $d (f64.div (global.get $d) (f64.const 3)))
              (i32.store offset=70000 (i32.mul (memory.grow (i32.const 1)) (i32.const 4)) (global.get $i))
              (table.set $t (i32.const 3) (table.get $t (i32.const 0)))
              (table.set $t (i32.const 1) (ref.null func))
              (drop (table.grow $u (ref.func $step) (i32.const 1)))
              (global.set $r (ref.null func))
              (global.get $i))
            (func (export "finish") (result i32)
              (memory.init $rest (i32.const 50) (i32.const 0) (i32.const 9))
              (table.init $t $later (i32.const 0) (i32.const 0) (i32.const 2))
              (drop (ref.func $ten))
              (i32.add (call_indirect (result i32) (i32.const 3))
                (i32.add (i32.load (i32.const 50)) (i32.add (global.get $i) (table.size $u)))))
            """;

    private static Instance start(byte[] module) {
        return Instance.builder(Parser.parse(module)).build();
    }

    private static InstanceState state(Instance instance) {
        int[] globals = {0, 2, 3, 4, 5};
        long[] values = new long[globals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = instance.global(globals[i]).getValue();
        }
        return new InstanceState(
                LinearMemory.of(instance.memory().readBytes(0, instance.memory().pages() << 16)),
                values,
                List.of(table(instance.table(0)), table(instance.table(1))));
    }

    private static int[] table(TableInstance table) {
        int[] elements = new int[table.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = table.ref(i);
        }
        return elements;
    }

    @Test
    void goesOnWhereItWas() {
        Instance original = start(Wat.assemble(MODULE));
        original.export("step").apply();
        WasmModule snapshot = Snapshot.write(Wat.module(MODULE), state(original));
        Instance restored = start(snapshot.toByteArray());

        InstanceState now = state(restored);
        assertThat(now.memory().toByteArray())
                .isEqualTo(state(original).memory().toByteArray());
        assertThat(now.globals()).isEqualTo(state(original).globals());
        assertThat(now.tables().get(0)).isEqualTo(new int[] {0, -1, -1, 0});
        assertThat(now.tables().get(1)).isEqualTo(new int[] {-1, -1, 3});
        assertThat(restored.export("step").apply())
                .isEqualTo(original.export("step").apply());
        assertThat(restored.export("finish").apply())
                .isEqualTo(original.export("finish").apply());
    }

    @Test
    void canBeTakenAgain() {
        Instance original = start(Wat.assemble(MODULE));
        original.export("step").apply();
        byte[] once = Snapshot.write(Wat.module(MODULE), state(original)).toByteArray();
        Instance restored = start(once);
        restored.export("step").apply();
        byte[] twice = Snapshot.write(WasmModule.parse(once), state(restored)).toByteArray();
        original.export("step").apply();
        assertThat(start(twice).export("finish").apply())
                .isEqualTo(original.export("finish").apply());
    }

    @Test
    void isDeterministicAndKeepsTheCode() {
        WasmModule module = Wat.module(MODULE).withCustomSection("capsule.manifest", new byte[] {1, 2});
        WasmModule snapshot = Snapshot.write(module, state(start(Wat.assemble(MODULE))));
        WasmModule again = Snapshot.write(module, state(start(Wat.assemble(MODULE))));
        assertThat(snapshot.toByteArray()).isEqualTo(again.toByteArray());
        assertThat(snapshot.section(SectionId.CODE)).isEqualTo(module.section(SectionId.CODE));
        assertThat(snapshot.section(SectionId.START)).isEmpty();
        assertThat(snapshot.customSection("capsule.manifest")).hasValue(new byte[] {1, 2});
        assertThat(snapshot.codeDigest()).isEqualTo(module.codeDigest());
    }

    @Test
    void segmentsThatWereDroppedStayDropped() {
        InstanceState state = state(start(Wat.assemble(MODULE)));
        InstanceState dropped =
                new InstanceState(state.memory(), state.globals(), state.tables(), Set.of(1), Set.of(1));
        Instance restored = start(Snapshot.write(Wat.module(MODULE), dropped).toByteArray());
        assertThatThrownBy(() -> restored.export("finish").apply())
                .hasMessageStartingWith("out of bounds memory access");
    }

    @Test
    void memoryIsReadBack() {
        byte[] memory = new byte[20 << 16];
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            int start = random.nextInt(memory.length - 300);
            for (int j = random.nextInt(300); j > 0; j--) {
                memory[start + j] = (byte) random.nextInt(3);
            }
        }
        memory[0] = 1;
        memory[memory.length - 1] = 2;
        WasmModule module = Wat.module("(memory 1 30)");
        WasmModule snapshot = WasmModule.parse(
                Snapshot.write(module, new InstanceState(LinearMemory.of(memory), new long[0], List.of()))
                        .toByteArray());
        MemoryImage image = MemoryImage.read(snapshot, 1 << 26);
        assertThat(image.bytes()).isEqualTo(memory);
        assertThat(image.limits().maximum()).isEqualTo(30);
        assertThat(start(snapshot.toByteArray()).memory().readBytes(0, memory.length))
                .isEqualTo(memory);
        assertThat(snapshot.definedCount(SectionId.DATA)).isLessThan(3_100);
    }

    @Test
    void scatteredBytesShareSegments() {
        byte[] memory = new byte[200 << 16];
        for (int i = 0; i < memory.length; i += 40) {
            memory[i] = 1;
        }
        WasmModule snapshot = Snapshot.write(
                Wat.module("(memory 1)"), new InstanceState(LinearMemory.of(memory), new long[0], List.of()));
        assertThat(snapshot.definedCount(SectionId.DATA)).isLessThanOrEqualTo(50_000);
        assertThat(MemoryImage.read(snapshot, 1 << 26).bytes()).isEqualTo(memory);
    }

    @Test
    void refusesAStateOfAnotherModule() {
        byte[] page = new byte[1 << 16];
        assertRefused(
                "(memory 1)",
                new InstanceState(LinearMemory.of(new byte[5]), new long[0], List.of()),
                "A memory of 5 bytes does not fit the limits of the module");
        assertRefused(
                "(memory 2)",
                new InstanceState(LinearMemory.of(page), new long[0], List.of()),
                "A memory of 65536 bytes does not fit the limits of the module");
        assertRefused(
                "(func)",
                new InstanceState(LinearMemory.of(page), new long[0], List.of()),
                "The module has no memory, but the state has");
        assertRefused(
                "(global (mut i32) (i32.const 0)) (global i32 (i32.const 0))",
                new InstanceState(LinearMemory.of(new byte[0]), new long[2], List.of()),
                "The module has 1 mutable globals, but the state has 2");
        assertRefused(
                "(table 1 funcref)",
                new InstanceState(LinearMemory.of(new byte[0]), new long[0], List.of()),
                "The module has 1 tables, but the state has 0");
    }

    @Test
    void refusesWhatNoModuleCanHold() {
        assertRefused(
                "(import \"env\" \"memory\" (memory 1))",
                new InstanceState(LinearMemory.of(new byte[0]), new long[0], List.of()),
                "A snapshot cannot hold imported memory: the module has to define its memory itself");
        assertRefused(
                "(import \"env\" \"table\" (table 1 funcref))",
                new InstanceState(LinearMemory.of(new byte[0]), new long[0], List.of()),
                "A snapshot cannot hold imported tables: the module has to define its tables itself");
        assertRefused(
                "(table 1 externref)",
                new InstanceState(LinearMemory.of(new byte[0]), new long[0], List.of(new int[] {3})),
                "A snapshot can hold references to functions only");
        assertRefused(
                "(global (mut externref) (ref.null extern))",
                new InstanceState(LinearMemory.of(new byte[0]), new long[] {3}, List.of()),
                "A snapshot can hold references to functions only");
    }

    private static void assertRefused(String module, InstanceState state, String message) {
        assertThatThrownBy(() -> Snapshot.write(Wat.module(module), state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void nullReferencesOfTheHostCanBeHeld() {
        WasmModule module = Wat.module("(table 1 externref) (global (mut externref) (ref.null extern))");
        WasmModule snapshot = Snapshot.write(
                module, new InstanceState(LinearMemory.of(new byte[0]), new long[] {-1}, List.of(new int[] {-1})));
        assertThat(snapshot.toByteArray()).isEqualTo(module.toByteArray());
    }

    @Test
    void imagesAreBounded() {
        assertNoImage("(func)", "The module defines no memory (at byte 0 of the WebAssembly module)");
        assertNoImage(
                "(memory 65536)",
                "The memory starts with 4294967296 bytes, more than the 65536 that are allowed"
                        + " (at byte 10 of the WebAssembly module)");
        assertNoImage(
                "(memory 1) (data (i32.const 65534) \"abc\")",
                "Data segment 0 reaches beyond the memory (at byte 16 of the WebAssembly module)");
        assertNoImage(
                "(memory 1) (data (i32.const -1) \"abc\")",
                "Data segment 0 reaches beyond the memory (at byte 16 of the WebAssembly module)");
        assertNoImage(
                "(memory 1) (import \"a\" \"b\" (global $g i32)) (data (global.get $g) \"abc\")",
                "The place of data segment 0 is not a constant (at byte 26 of the WebAssembly module)");
    }

    private static void assertNoImage(String module, String message) {
        assertThatThrownBy(() -> MemoryImage.read(Wat.module(module), 1 << 16))
                .isInstanceOf(WasmFormatException.class)
                .hasMessage(message);
    }
}
