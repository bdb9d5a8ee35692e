/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuelTests {

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task

            @task
            def count(n):
                total = 0
                for i in range(n):
                    total += i
                return total
            """);

    @Test
    void isTheSameForTheSameWork() {
        var first = TASKS.call("count", 10_000).execution().fuelConsumed();

        for (var i = 0; i < 30; i++) {
            assertThat(TASKS.call("count", 10_000).execution().fuelConsumed()).isEqualTo(first);
        }
    }

    @Test
    void growsWithTheWork() {
        var small = TASKS.call("count", 1_000).execution().fuelConsumed();
        var large = TASKS.call("count", 100_000).execution().fuelConsumed();

        assertThat(large).isGreaterThan(small + 99_000L * 10);
    }
}
