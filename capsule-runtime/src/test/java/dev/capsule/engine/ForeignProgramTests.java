/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.wat.Wat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules from elsewhere are checked, compiled once and run. */
class ForeignProgramTests {

    private static final String HELLO = """
            (memory (export "memory") 1)
            (data (i32.const 16) "hello\\0a")
            (func (export "_start")
              (i32.store (i32.const 0) (i32.const 16))
              (i32.store (i32.const 4) (i32.const 6))
              (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
            """;

    private static final int BLOCK = 512;

    @TempDir
    Path cache;

    @Test
    void runsAndItsOutputIsKept() {
        try (ForeignInstance instance = Programs.instance(Programs.of(cache, HELLO), 10_000, 1 << 20, 60_000)) {
            assertThat(instance.run()).isZero();
            assertThat(instance.output().stdout()).isEqualTo("hello\n");
            assertThat(instance.output().stderr()).isEmpty();
        }
    }

    @Test
    void isCompiledOnce() throws IOException {
        Programs.of(cache, HELLO);
        Path file = onlyFile();
        FileTime old = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(file, old);
        try (ForeignInstance instance = Programs.instance(Programs.of(cache, HELLO), 10_000, 1 << 20, 60_000)) {
            assertThat(instance.run()).isZero();
            assertThat(instance.output().stdout()).isEqualTo("hello\n");
        }
        assertThat(Files.getLastModifiedTime(onlyFile())).isEqualTo(old);
    }

    /** As after a loss of power: the file ends early, or a block of it was never written. */
    @Test
    void isCompiledAgainWhenItsFileIsDamaged() throws IOException {
        Programs.of(cache, HELLO);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += BLOCK) {
            byte[] cut = Arrays.copyOf(whole, at);
            byte[] gap = whole.clone();
            Arrays.fill(gap, at, Math.min(at + BLOCK, gap.length), (byte) 0);
            for (byte[] damaged : List.of(cut, gap)) {
                Files.write(file, damaged);
                try (ForeignInstance instance = Programs.instance(Programs.of(cache, HELLO), 10_000, 1 << 20, 60_000)) {
                    assertThat(instance.run()).isZero();
                    assertThat(instance.output().stdout()).isEqualTo("hello\n");
                }
                assertThat(Files.size(onlyFile())).isEqualTo(whole.length);
            }
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void aFunctionThatIsTooLargeForTheJvmIsInterpreted() {
        String large = "(local.set 0 (i32.add (local.get 0) (i32.const 1)))".repeat(20_000);
        ForeignProgram program = Programs.of(
                cache,
                "(memory (export \"memory\") 1) (func $large (param i32) (result i32) " + large
                        + " (local.get 0)) (func (export \"_start\") (call $exit (call $large (i32.const 2))))");
        for (int i = 0; i < 2; i++) {
            try (ForeignInstance instance = Programs.instance(program, 1_000_000, 1 << 20, 60_000)) {
                assertThat(instance.run()).isEqualTo(20_002);
                // without the three units of _start, which does not return
                assertThat(instance.usage().fuelConsumed()).isEqualTo(20_000 * 4 + 1 + 200);
            }
        }
    }

    @Test
    void aModuleThatIsNoCommandIsRefused() {
        assertThatThrownBy(() -> ForeignProgram.of(Wat.assemble("(memory (export \"memory\") 1)"), cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the module is no WASI command: it does not export the function _start, only memory");
    }

    @Test
    void aModuleWithoutMemoryIsRefused() {
        assertThatThrownBy(() -> ForeignProgram.of(Wat.assemble("(func (export \"_start\"))"), cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the module has to define one memory of its own, it defines 0");
    }

    @Test
    void aModuleWithObjectsIsRefused() {
        byte[] objects = {1, 0x5F, 1, 0x7F, 0};
        WasmModule module = Wat.module("(memory 1) (func (export \"_start\"))");
        Section types = module.section(SectionId.TYPE).orElseThrow();
        byte[] both = new byte[types.size() + objects.length - 1];
        System.arraycopy(types.content(), 0, both, 0, types.size());
        System.arraycopy(objects, 1, both, types.size(), objects.length - 1);
        both[0]++;
        byte[] changed = module.with(new Section(SectionId.TYPE, "", both, 0, both.length))
                .toByteArray();
        assertThatThrownBy(() -> ForeignProgram.of(changed, cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the module has types of objects, whose memory cannot be limited here");
    }

    @Test
    void anUnknownImportIsRefused() {
        byte[] module = Wat.assemble("(import \"env\" \"x\" (func)) (memory 1) (func (export \"_start\"))");
        assertThatThrownBy(() -> ForeignProgram.of(module, cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the module imports env.x, which does not exist here: there are WASI preview 1 and capsule.call");
    }

    @Test
    void whatIsNoModuleIsRefused() {
        assertThatThrownBy(() -> ForeignProgram.of(new byte[] {1, 2, 3}, cache))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the module cannot be run: ");
    }
}
