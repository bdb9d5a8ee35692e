/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.wasm.wat.Wat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exceptions that the module catches do not blur the count. */
class ExceptionsTest {
    private static final String MODULE = """
            (tag $t (param i32))
            (func $throws (param i32) (result i32)
              (if (i32.gt_s (local.get 0) (i32.const 4)) (then (throw $t (local.get 0))))
              (i32.add (local.get 0) (i32.const 1)))
            (func $passes-on (param i32) (result i32)
              (i32.mul (call $throws (local.get 0)) (i32.const 3)))

            (func (export "catches") (param i32) (result i32)
              (block $caught (result i32)
                (try_table (result i32) (catch $t $caught)
                  (i32.add (call $passes-on (local.get 0)) (i32.const 7)))
                (i32.add (i32.const 1))))

            (func (export "catches-in-a-loop") (param i32) (result i32) (local $sum i32)
              (loop $again
                (block $caught
                  (try_table (catch_all $caught)
                    (local.set $sum (i32.add (local.get $sum) (call $passes-on (local.get 0)))))
                  (local.set $sum (i32.add (local.get $sum) (i32.const 1))))
                (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
                (br_if $again (i32.gt_s (local.get 0) (i32.const 0))))
              (local.get $sum))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"catches", "catches-in-a-loop"})
    void takesWhatIsExecuted(String function) {
        byte[] metered = Metering.instrument(Wat.module(MODULE)).toByteArray();
        Runner counting = Runner.counting(Wat.assemble(MODULE));
        Runner interpreting = Runner.interpreting(metered);
        Runner compiling = Runner.compiling(metered);
        for (int argument = 0; argument < 10; argument++) {
            Run expected = counting.call(function, argument);
            assertThat(interpreting.call(function, argument)).isEqualTo(expected);
            assertThat(compiling.call(function, argument)).isEqualTo(expected);
        }
    }
}
