/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.wasm.Instructions;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.wat.Wat;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function is charged in as few places as its control flow allows. */
class ChargesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    nop block end | []
                    i32.const 1 drop nop block i32.const 2 drop end i32.const 3 drop | [3]
                    loop br 0 end | [1!]
                    i32.const 1 drop loop i32.const 1 br_if 0 end i32.const 1 drop | [2, 2!]
                    i32.const 1 drop loop i32.const 2 drop end i32.const 3 drop | [3]
                    local.get 0 if i32.const 1 drop end i32.const 2 drop | [3, 1]
                    local.get 0 if i32.const 1 drop else i32.const 2 drop end i32.const 3 drop | [4]
                    local.get 0 if i32.const 1 drop else i32.const 2 i32.eqz drop end | [3, 1]
                    local.get 0 if return end i32.const 2 drop | [2, 1]
                    local.get 0 if i32.const 1 drop return end i32.const 2 drop | [3]
                    local.get 0 if unreachable end i32.const 2 drop | [3]
                    local.get 0 if return else i32.const 2 drop end i32.const 2 drop | [2, 2]
                    block local.get 0 br_if 0 i32.const 1 drop end i32.const 2 drop | [3, 1]
                    block block local.get 0 br_if 0 br 1 end i32.const 1 drop end | [3]
                    block block local.get 0 br_if 1 i32.const 1 drop end i32.const 2 drop end | [2, 2]
                    block loop local.get 0 br_if 1 i32.const 1 drop br 0 end end i32.const 2 drop | [1, 2!, 2]
                    loop local.get 0 br_if 0 local.get 0 if return end i32.const 1 drop end | [2!, 2, 1]
                    block br 0 i32.const 1 drop end i32.const 2 drop | [2]
                    block br 0 loop br 0 end end | [1]
                    unreachable i32.const 1 drop | []
                    call 1 call 1 | [2!]
                    loop call 1 br 0 end | [2!]
                    return_call 1 | [1!]
                    local.get 0 i32.const 1 i32.const 128 memory.fill | [6]
                    local.get 0 i32.const 1 local.get 0 memory.fill | [4]
                    """)
    void areAsFewAsCanBe(String body, String charges) {
        assertThat(charges("(memory 1) (func (param i32) %s) (func nop)".formatted(body)))
                .hasToString(charges);
    }

    @Test
    void aSwitchChargesWhatItsArmsHaveInCommon() {
        assertThat(charges("""
                        (func (param i32)
                          (loop $next
                            (block $d (block $c (block $b (block $a
                              (br_table $a $b $c $d (local.get 0)))
                              (local.set 0 (i32.const 1)) (br $next))
                              (local.set 0 (i32.const 2)) (br $next))
                              (local.set 0 (i32.add (local.get 0) (i32.const 2))) (br $next))
                            (return)))
                        """)).containsExactly("5!", "2", "-3");
    }

    @Test
    void aSwitchWithAnArmThatIsEnteredOtherwiseChargesEveryArm() {
        assertThat(charges("""
                        (func (param i32)
                          (block $b (block $a
                            (br_if $b (local.get 0))
                            (br_table $a $b (local.get 0)))
                            (local.set 0 (i32.const 1)) (return))
                          (local.set 0 (i32.const 2)))
                        """)).containsExactly("2", "2", "2", "2");
    }

    @Test
    void aSwitchInAnArmIsPartOfTheArm() {
        assertThat(charges("""
                        (func (param i32)
                          (block $b (block $a (br_table $a $b (local.get 0)))
                            (block $d (block $c (br_table $c $d (local.get 0)))
                              (local.set 0 (i32.const 1)) (return))
                            (local.set 0 (i32.const 1)) (return))
                          (local.set 0 (i32.const 1)) (local.set 0 (i32.const 2)) (return))
                        """)).containsExactly("6");
    }

    @Test
    void largeCostsAreChargedInParts() {
        String fill = "(memory.fill (i32.const 0) (i32.const 0) (i32.const -1))".repeat(40);
        long cost = 40 * (4 + (0xFFFF_FFFFL >>> 6));
        assertThat(charges("(memory 1) (func (param i32) " + fill + ")"))
                .containsExactly(Integer.toString(Integer.MAX_VALUE), Long.toString(cost - Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i32.load16_u align=1",
                "i32.load align=2",
                "i32.load align=1",
                "f32.load align=2",
                "i64.load32_s align=1",
                "i64.load align=4",
                "f64.load align=1"
            })
    void anAccessThatPromisesLittleIsMarked(String load) {
        assertThat(marks("local.get 0 " + load + " drop")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"i32.load8_u", "i32.load16_u", "i32.load", "f32.load", "i64.load32_s", "i64.load", "f64.load"})
    void anAccessThatPromisesItsSizeIsNotMarked(String load) {
        assertThat(marks("local.get 0 " + load + " drop local.get 0 " + load + " drop"))
                .isZero();
    }

    @Test
    void storesAreMarkedToo() {
        assertThat(marks("local.get 0 i32.const 1 i32.store align=2 local.get 0 i32.const 1 i32.store"))
                .isEqualTo(1);
    }

    private static long marks(String instructions) {
        String module = "(memory 1) (func (param i32) " + instructions + ")";
        WasmModule metered = Metering.instrument(Wat.module(module));
        int loose = function(metered, Metering.LOOSE_EXPORT);
        return calls(metered).stream().filter(call -> call.function() == loose).count();
    }

    private record Call(int function, int constant) {}

    private static int function(WasmModule module, String name) {
        return module.exports().stream()
                .filter(export -> export.name().equals(name))
                .findFirst()
                .orElseThrow()
                .index();
    }

    /** Returns the charges in the first function, in their order; those that look at what is left have a mark. */
    private static List<String> charges(String module) {
        WasmModule metered = Metering.instrument(Wat.module(module));
        int charge = function(metered, Metering.CHARGE_EXPORT);
        int count = function(metered, Metering.COUNT_EXPORT);
        List<String> charges = new ArrayList<>();
        for (Call call : calls(metered)) {
            if (call.function() == charge) {
                charges.add(call.constant() + "!");
            } else if (call.function() == count) {
                charges.add(Integer.toString(call.constant()));
            }
        }
        return charges;
    }

    /** Returns the calls in the first function, each with the constant ahead of it. */
    private static List<Call> calls(WasmModule metered) {
        WasmReader code = metered.section(SectionId.CODE).orElseThrow().reader();
        code.count();
        WasmReader body = code.slice();
        body.count();
        List<Call> calls = new ArrayList<>();
        int constant = 0;
        while (body.remaining() > 0) {
            int start = body.position();
            int opcode = Opcode.read(body);
            switch (opcode) {
                case Opcode.I32_CONST -> constant = body.s32();
                case Opcode.CALL -> calls.add(new Call(body.index(), constant));
                default -> Instructions.skipImmediates(body, opcode, start);
            }
        }
        return calls;
    }
}
