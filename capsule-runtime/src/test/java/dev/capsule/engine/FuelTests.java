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
        try (ForeignInstance instance = Programs.instance(program, fuel, MEMORY, MINUTE)) {
            assertThat(instance.run()).isZero();
            return instance.usage().fuelConsumed();
        }
    }
}
