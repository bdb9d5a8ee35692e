/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeTests {

    @ParameterizedTest
    @CsvSource({"LOW,100000000", "medium,2000000000", "High,50000000000", "' 1000000 ',1000000", "1_000_000,1000000"})
    void readsLevelsAndExactNumbers(String text, long fuel) {
        assertThat(Compute.parse(text)).isEqualTo(fuel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUGE", "", "-1", "0", "1.5", "CUSTOM", "1__0", "١٢"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Compute.parse(text))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage(
                        "compute \"" + text
                                + "\" is not a compute level: use \"LOW\", \"MEDIUM\", \"HIGH\" or a positive number of fuel units");
    }

    @Test
    void refusesMoreThanALongHolds() {
        assertThatThrownBy(() -> Compute.parse("99999999999999999999"))
                .hasMessage("compute \"99999999999999999999\" is more than the largest budget, 9223372036854775807 fuel"
                        + " units");
    }
}
