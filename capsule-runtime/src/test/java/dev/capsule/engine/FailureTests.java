/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a guest does wrong ends the guest, and says why. */
class FailureTests {

    private static final long MINUTE = 60_000;

    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    (unreachable) | Trapped on unreachable instruction
                    (drop (i32.load (i32.const 65533))) | out of bounds memory access
                    (drop (i32.load (i32.const -4))) | out of bounds memory access
                    (drop (i32.load offset=8 (i32.const -4))) | out of bounds memory access
                    (drop (i64.load (i32.const 65529))) | out of bounds memory access
                    (i32.store8 (i32.const 65536) (i32.const 1)) | out of bounds memory access
                    (f64.store (i32.const 65530) (f64.const 1)) | out of bounds memory access
                    (memory.fill (i32.const 65535) (i32.const 1) (i32.const 2)) | out of bounds memory access
                    (memory.fill (i32.const 1) (i32.const 1) (i32.const -1)) | out of bounds memory access
                    (memory.copy (i32.const 65535) (i32.const 0) (i32.const 2)) | out of bounds memory access
                    (memory.copy (i32.const 0) (i32.const 65535) (i32.const 2)) | out of bounds memory access
                    (memory.copy (i32.const 0) (i32.const 0) (i32.const -1)) | out of bounds memory access
                    (drop (i32.div_s (i32.const 1) (i32.const 0))) | integer divide by zero
                    (drop (i32.div_s (i32.const 0x80000000) (i32.const -1))) | integer overflow
                    (drop (i32.trunc_f64_s (f64.const 1e10))) | integer overflow
                    (call_indirect (i32.const 3)) | undefined element
                    (call_indirect (i32.const -1)) | undefined element
                    (call_indirect (i32.const 1)) | uninitialized element
                    (drop (call_indirect (result i32) (i32.const 0))) | indirect call type mismatch
                    """)
    void trapsWithItsReason(String instructions, String reason) {
        ForeignProgram program = Programs.of(cache, """
                        (memory (export "memory") 1)
                        (table 3 funcref)
                        (elem (i32.const 0) $nothing)
                        (func $nothing)
                        (func $_start (export "_start") %s)
                        """.formatted(instructions));
        try (ForeignInstance instance = Programs.instance(program, 1 << 30, 1 << 20, MINUTE)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.Trapped.class)
                    .hasMessageMatching("trap: " + reason + "( in function 6)?");
        }
    }

    @Test
    void endlessRecursionExhaustsTheStackAndTheJvmLivesOn() {
        ForeignProgram program = Programs.of(cache, """
                        (memory (export "memory") 1)
                        (func $down (param i32) (result i32)
                          (i32.add (call $down (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))
                        (func (export "_start") (drop (call $down (i32.const 0))))
                        """);
        for (int i = 0; i < 3; i++) {
            try (ForeignInstance instance = Programs.instance(program, Limits.NONE, 1 << 20, MINUTE)) {
                assertThatThrownBy(instance::run)
                        .isInstanceOf(GuestFailure.StackExhausted.class)
                        .hasMessage("stack exhausted: the guest's calls are nested too deeply");
            }
        }
    }

    @Test
    void noHandlerOfTheGuestCatchesALimit() {
        ForeignProgram program = Programs.of(cache, """
                        (memory (export "memory") 1)
                        (func (export "_start")
                          (block $caught (try_table (catch_all $caught) (loop (br 0))))
                          (call $exit (i32.const 0)))
                        """);
        try (ForeignInstance instance = Programs.instance(program, 1000, 1 << 20, MINUTE)) {
            assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.FuelExhausted.class);
        }
    }

    @Test
    void exitEndsTheProgramWithItsCode() {
        ForeignProgram program = Programs.running(cache, "(call $exit (i32.const 42)) (unreachable)");
        try (ForeignInstance instance = Programs.instance(program, 1000, 1 << 20, MINUTE)) {
            assertThat(instance.run()).isEqualTo(42);
        }
    }

    @Test
    void aFailedInstanceTakesNoFurtherCall() {
        ForeignProgram program = Programs.running(cache, "(unreachable)");
        try (ForeignInstance instance = Programs.instance(program, 1000, 1 << 20, MINUTE)) {
            assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.Trapped.class);
            assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.Trapped.class);
        }
    }
}
