/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fuel is counted exactly and ends what burns too much of it. */
class FuelTests {

    private static final long PLENTY = 1L << 40;
    private static final long MEMORY = 1 << 20;
    private static final long MINUTE = 60_000;

    private static final String COUNT_DOWN = """
            (local i32)
            (local.set 0 (i32.const %d))
            (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
            """;

    @TempDir
    Path cache;

    @Test
    void anEndlessLoopRunsOutOfFuel() {
        ForeignProgram program = Programs.running(cache, "(loop (br 0))");
        try (ForeignInstance instance = Programs.instance(program, 1_000_000, MEMORY, MINUTE)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.FuelExhausted.class)
                    .hasMessage("fuel exhausted: the limit is 1000000 units");
            assertThat(instance.usage().fuelConsumed()).isEqualTo(1_000_000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 40_000, 1_000_000})
    void whatIsBurntIsTheSumOfThePrices(int iterations) {
        ForeignProgram program = Programs.running(cache, COUNT_DOWN.formatted(iterations));
        assertThat(burnt(program, PLENTY)).isEqualTo(2 + 5L * iterations);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 39_999, 40_000, 1_000_000})
    void exactlyEnoughFuelIsEnough(int iterations) {
        ForeignProgram program = Programs.running(cache, COUNT_DOWN.formatted(iterations));
        long needed = burnt(program, PLENTY);
        assertThat(burnt(program, needed)).isEqualTo(needed);
        assertThatThrownBy(() -> burnt(program, needed - 1))
                .isInstanceOf(GuestFailure.FuelExhausted.class)
                .hasMessage("fuel exhausted: the limit is " + (needed - 1) + " units");
    }

    /** A call and its argument cost 2; the function tests, loops or returns from one of three places. */
    @ParameterizedTest
    @CsvSource({"0, 3 + 1", "1, 3 + 4 + 5 + 1", "2, 3 + 4 + 1"})
    void everyWayOutOfAFunctionPaysForTheWayThere(int argument, String prices) {
        ForeignProgram program = Programs.of(cache, """
                (memory (export "memory") 1)
                (func $f (param i32) (result i32)
                  (if (i32.eqz (local.get 0)) (then (return (i32.const 7))))
                  (block $one
                    (br_if $one (i32.eq (local.get 0) (i32.const 1)))
                    (return (i32.const 5)))
                  (loop $again (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
                  (i32.const 9))
                (func (export "_start") (drop (call $f (i32.const %d))))
                """.formatted(argument));
        long expected = 2
                + Arrays.stream(prices.split(" \\+ ", -1))
                        .mapToLong(Long::parseLong)
                        .sum();
        assertThat(burnt(program, PLENTY)).isEqualTo(expected);
        assertThatThrownBy(() -> burnt(program, expected - 1)).isInstanceOf(GuestFailure.FuelExhausted.class);
    }

    @Test
    void amountsThatAreTooLargeForACounterOfAFunctionCount() {
        String fill = "(memory.fill (i32.const 0) (i32.const 1) (i32.const 4194304))";
        ForeignProgram program = Programs.running(cache, "(drop (memory.grow (i32.const 64)))" + fill.repeat(100));
        assertThat(burnt(program, PLENTY, 8 << 20)).isEqualTo(2 + 100 * (4 + (4_194_304 >> 6)));
    }

    /** What has been counted and what comes in one piece are more than fits into an integer. */
    @Test
    void aLargeAmountBehindASmallOneIsNotFuelForNothing() {
        String fill = "(memory.fill (i32.const 0) (i32.const 0) (i32.const -1))";
        ForeignProgram program = Programs.running(
                cache, "(nop) (drop (i32.const 1)) (loop " + fill.repeat(40) + " (br_if 0 (i32.const 0)))");
        assertThatThrownBy(() -> burnt(program, 1_000_000_000))
                .isInstanceOf(GuestFailure.FuelExhausted.class)
                .hasMessage("fuel exhausted: the limit is 1000000000 units");
    }

    /** None of them has a loop, and the stack is never deep. */
    @Test
    void functionsThatCallEachOtherTwiceRunOutOfFuel() {
        StringBuilder functions = new StringBuilder("(memory (export \"memory\") 1)");
        for (int i = 0; i < 60; i++) {
            functions.append("(func $f%d (call $f%d) (call $f%d))".formatted(i, i + 1, i + 1));
        }
        functions.append("(func $f60) (func (export \"_start\") (call $f0))");
        ForeignProgram program = Programs.of(cache, functions.toString());
        assertThatThrownBy(() -> burnt(program, 1_000_000))
                .isInstanceOf(GuestFailure.FuelExhausted.class)
                .hasMessage("fuel exhausted: the limit is 1000000 units");
    }

    @Test
    void noFuelIsEnoughForNothing() {
        ForeignProgram program = Programs.running(cache, "(nop)");
        assertThat(burnt(program, 0)).isZero();
    }

    @Test
    void bulkInstructionsPayForWhatTheyMove() {
        ForeignProgram small = Programs.running(cache, "(memory.fill (i32.const 0) (i32.const 1) (i32.const 64))");
        ForeignProgram large = Programs.running(cache, "(memory.fill (i32.const 0) (i32.const 1) (i32.const 65536))");
        assertThat(burnt(large, PLENTY) - burnt(small, PLENTY)).isEqualTo(1023);
    }

    @Test
    void aHostCallHasItsPrice() {
        ForeignProgram program = Programs.running(cache, "(drop (call $random (i32.const 0) (i32.const 128)))");
        assertThat(burnt(program, PLENTY)).isEqualTo(3 + 200 + 2 * 2 * 4);
    }

    private static long burnt(ForeignProgram program, long fuel) {
        return burnt(program, fuel, MEMORY);
    }

    private static long burnt(ForeignProgram program, long fuel, long memory) {
        try (ForeignInstance instance = Programs.instance(program, fuel, memory, MINUTE)) {
            assertThat(instance.run()).isZero();
            return instance.usage().fuelConsumed();
        }
    }
}
