/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTests {

    @ParameterizedTest
    @CsvSource({
        "30s,30000",
        "5m,300000",
        "1h,3600000",
        "1m 30s,90000",
        "1m30s,90000",
        "1.5s,1500",
        "250ms,250",
        "' 2 S ',2000",
        "1d,86400000"
    })
    void readsDurations(String text, long millis) {
        assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "5 minutes", "1h ago", "-5s", "1m,30s", "forever"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage(
                        "\"" + text
                                + "\" is not a duration: use numbers and units, such as \"30s\", \"5m\", \"1m 30s\" or \"250ms\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "366d", "99999999999999999999h"})
    void refusesWhatNoRunLasts(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .hasMessage("\"" + text + "\" is out of range for a duration: from 1 ns to 365 days");
    }

    @Test
    void readsNumbersAsMilliseconds() {
        assertThat(TimeSpan.ofMillis(1500)).isEqualTo(Duration.ofMillis(1500));
        assertThat(TimeSpan.ofMillis(0.5)).isEqualTo(Duration.ofNanos(500_000));
        assertThatThrownBy(() -> TimeSpan.ofMillis(-1))
                .hasMessage("\"-1\" is out of range for a duration: from 1 ns to 365 days");
    }
}
