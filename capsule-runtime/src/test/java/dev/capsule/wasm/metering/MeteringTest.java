/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.wasm.wat.Wat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fuel that is taken is that of the instructions that are executed, whatever the control flow. */
class MeteringTest {
    private static final String CONTROL = """
            (import "env" "host" (func $host (param i32) (result i32)))
            (memory 1 8)
            (table $t 8 funcref)
            (elem (i32.const 1) $fib $straight $early)
            (elem $passive func $fib $fib $fib $fib $fib $fib $fib $fib $fib)
            (data $bytes "0123456789012345678901234567890123456789012345678901234567890123456789")
            (type $unary (func (param i32) (result i32)))
            (global $g (mut i32) (i32.const 3))

            (func $straight (export "straight") (param i32) (result i32)
              nop
              (i32.add (local.get 0) (i32.mul (i32.const 3) (call $host (i32.const 4)))))

            (func $fib (export "fib") (param i32) (result i32)
              (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
                (then (local.get 0))
                (else (i32.add
                  (call $fib (i32.sub (local.get 0) (i32.const 1)))
                  (call $fib (i32.sub (local.get 0) (i32.const 2)))))))

            (func (export "if-without-else") (param i32) (result i32)
              (if (local.get 0) (then (local.set 0 (i32.mul (local.get 0) (i32.const 9)))))
              (local.get 0))

            (func (export "if-that-returns") (param i32) (result i32)
              (if (local.get 0) (then (return (i32.const 1))))
              (i32.add (i32.const 2) (local.get 0)))

            (func (export "both-arms-return") (param i32) (result i32)
              (if (local.get 0) (then (return (i32.const 1))) (else (return (i32.add (i32.const 1) (i32.const 1)))))
              (i32.add (i32.const 2) (local.get 0)))

            (func $early (export "early-return") (param i32) (result i32)
              (block $out (br_if $out (i32.eqz (local.get 0))) (return (i32.const 7)))
              (i32.const 8))

            (func (export "nested-loops") (param i32) (result i32) (local $i i32) (local $j i32) (local $sum i32)
              (loop $outer
                (local.set $j (local.get $i))
                (block $done
                  (loop $inner
                    (br_if $done (i32.eqz (local.get $j)))
                    (local.set $sum (i32.add (local.get $sum) (local.get $j)))
                    (local.set $j (i32.sub (local.get $j) (i32.const 1)))
                    (br $inner)))
                (local.set $i (i32.add (local.get $i) (i32.const 1)))
                (br_if $outer (i32.lt_s (local.get $i) (local.get 0))))
              (local.get $sum))

            (func (export "loop-that-runs-once") (param i32) (result i32)
              (i32.add (i32.const 1) (loop (result i32) (i32.add (local.get 0) (i32.const 5)))))

            (func (export "loop-with-parameters") (param i32) (result i32)
              (local.get 0) (i32.const 1)
              (loop $l (param i32 i32) (result i32)
                (i32.mul)
                (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                (local.get 0)
                (br_if $l (i32.gt_s (local.get 0) (i32.const 1)))
                (i32.add)))

            (func (export "several-levels") (param i32) (result i32)
              (block $a
                (block $b
                  (block $c
                    (br_if $a (i32.eq (local.get 0) (i32.const 1)))
                    (br_if $b (i32.eq (local.get 0) (i32.const 2)))
                    (br_if $c (i32.eq (local.get 0) (i32.const 3)))
                    (local.set 0 (i32.add (local.get 0) (i32.const 100))))
                  (local.set 0 (i32.mul (local.get 0) (i32.const 3))))
                (local.set 0 (i32.sub (local.get 0) (i32.const 3))))
              (local.get 0))

            (func (export "switch") (param i32) (result i32)
              (block $default
                (block $two
                  (block $one
                    (block $zero (br_table $zero $one $two $zero $default (local.get 0)))
                    (return (i32.add (local.get 0) (i32.const 1))))
                  (return (i32.add (i32.const 5) (i32.add (local.get 0) (i32.const 1)))))
                (return (i32.const 3)))
              (i32.sub (local.get 0) (i32.const 1)))

            (func (export "switch-that-falls-through") (param i32) (result i32)
              (block $out
                (block $two
                  (block $one
                    (block $zero (br_table $zero $one $two $out (local.get 0)))
                    (local.set 0 (i32.add (local.get 0) (i32.const 1))))
                  (local.set 0 (i32.add (local.get 0) (i32.const 1))))
                (local.set 0 (i32.add (local.get 0) (i32.const 1))))
              (local.get 0))

            (func (export "switch-with-shared-arm") (param i32) (result i32)
              (block $shared
                (block $one
                  (block $zero
                    (br_if $shared (i32.eq (local.get 0) (i32.const 7)))
                    (br_table $zero $one $shared (local.get 0)))
                  (return (i32.add (local.get 0) (i32.const 1))))
                (return (i32.add (local.get 0) (i32.const 2))))
              (i32.add (local.get 0) (i32.const 3)))

            (func (export "interpreter") (param i32) (result i32) (local $sum i32)
              (loop $next
                (block $stop
                  (block $inc
                    (block $double
                      (block $skip (br_table $stop $inc $double $skip (i32.and (local.get 0) (i32.const 3))))
                      (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                      (br $next))
                    (local.set $sum (i32.mul (local.get $sum) (i32.const 2)))
                    (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                    (br $next))
                  (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
                  (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                  (br $next)))
              (if (i32.eqz (local.get 0)) (then (return (local.get $sum))))
              (local.get 0))

            (func (export "switch-in-switch") (param i32) (result i32)
              (block $b (block $a
                (br_table $a $b (i32.and (local.get 0) (i32.const 1))))
                (block $d (block $c (br_table $c $d (i32.shr_u (local.get 0) (i32.const 1))))
                  (return (i32.add (i32.const 1) (local.get 0))))
                (return (i32.add (i32.const 2) (local.get 0))))
              (i32.add (i32.add (i32.const 3) (local.get 0)) (i32.const 4)))

            (func (export "one-way-out") (param i32) (result i32)
              (block $out
                (block $unused
                  (br_if $out (i32.eq (local.get 0) (i32.const 3)))
                  (local.set 0 (i32.add (local.get 0) (i32.const 1))))
                (local.set 0 (i32.mul (local.get 0) (i32.const 5)))
                (if (i32.gt_s (local.get 0) (i32.const 20))
                  (then (return (i32.const 9)))
                  (else (local.set 0 (i32.sub (local.get 0) (i32.const 2)))))
                (loop $l
                  (br_if $out (i32.gt_s (local.get 0) (i32.const 15)))
                  (local.set 0 (i32.add (local.get 0) (i32.const 3)))
                  (br_if $l (i32.rem_u (local.get 0) (i32.const 4)))
                  (local.set 0 (i32.add (local.get 0) (i32.const 7))))
                (block $b (br $b))
                (local.set 0 (i32.add (local.get 0) (i32.const 1))))
              (local.get 0))

            (func (export "indirect") (param i32) (result i32)
              (call_indirect (type $unary) (i32.const 4) (local.get 0)))

            (func (export "tail-call") (param i32) (result i32)
              (if (i32.gt_s (local.get 0) (i32.const 3))
                (then (return_call_indirect (type $unary) (i32.const 3) (i32.const 1))))
              (return_call $straight (local.get 0)))

            (func (export "unreachable-code") (param i32) (result i32)
              (block $out (result i32)
                (i32.const 1)
                (br $out)
                (if (then (loop $l (br $l))) (else (br 1 (i32.const 5))))
                (drop (call $fib (i32.const 20)))
                (i32.const 2)))

            (func (export "trap-in-the-middle") (param i32) (result i32)
              (local.set 0 (i32.add (local.get 0) (i32.const 1)))
              (block (local.set 0 (i32.div_s (i32.const 1) (i32.sub (local.get 0) (i32.const 4)))))
              (i32.add (local.get 0) (i32.const 1)))

            (func (export "trap-in-an-arm") (param i32) (result i32)
              (if (i32.gt_s (local.get 0) (i32.const 2)) (then unreachable) (else (local.set 0 (i32.const 1))))
              (local.get 0))

            (func (export "bulk") (param i32) (result i32)
              (memory.fill (i32.const 10) (i32.const 65) (i32.mul (local.get 0) (i32.const 1000)))
              (memory.copy (i32.const 9999) (i32.const 10) (i32.mul (local.get 0) (i32.const 100)))
              (memory.fill (i32.const 20) (i32.const 66) (i32.const 640))
              (memory.init $bytes (i32.const 0) (i32.const 0) (i32.const 70))
              (data.drop $bytes)
              (table.init $t $passive (i32.const 0) (i32.const 0) (i32.and (local.get 0) (i32.const 7)))
              (table.copy (i32.const 0) (i32.const 1) (i32.const 7))
              (table.fill $t (i32.const 0) (ref.func $fib) (i32.const 8))
              (drop (table.grow $t (ref.null func) (i32.mul (local.get 0) (i32.const 16))))
              (drop (memory.grow (i32.const 1)))
              (i32.add (memory.size) (table.size $t)))

            (func (export "select") (param i32) (result i32)
              (select (result i32) (i32.const 1) (global.get $g) (local.get 0))
              (global.set $g)
              (ref.is_null (table.get $t (i32.const 0)))
              (i32.add (select (global.get $g) (i32.const 2) (local.get 0))))
            """;

    private static final byte[] METERED =
            Metering.instrument(Wat.module(CONTROL)).toByteArray();
    private static final Runner COUNTING = Runner.counting(Wat.assemble(CONTROL));
    private static final Runner INTERPRETING = Runner.interpreting(METERED);
    private static final Runner COMPILING = Runner.compiling(METERED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "straight",
                "fib",
                "if-without-else",
                "if-that-returns",
                "both-arms-return",
                "early-return",
                "nested-loops",
                "loop-that-runs-once",
                "loop-with-parameters",
                "several-levels",
                "switch",
                "switch-that-falls-through",
                "switch-with-shared-arm",
                "interpreter",
                "switch-in-switch",
                "indirect",
                "tail-call",
                "one-way-out",
                "unreachable-code",
                "trap-in-the-middle",
                "trap-in-an-arm",
                "bulk",
                "select"
            })
    void takesWhatIsExecuted(String function) {
        for (int argument = 0; argument < 10; argument++) {
            Run expected = COUNTING.call(function, argument);
            Run interpreted = INTERPRETING.call(function, argument);
            assertThat(interpreted.outcome()).isEqualTo(expected.outcome());
            assertThat(interpreted).isEqualTo(COMPILING.call(function, argument));
            if (expected.trapped()) {
                assertThat(interpreted.fuel()).isBetween(expected.fuel(), expected.fuel() + 4);
            } else {
                assertThat(interpreted.fuel()).as("%s(%d)", function, argument).isEqualTo(expected.fuel());
            }
        }
    }
}
