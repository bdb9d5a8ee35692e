/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTests {

    @ParameterizedTest
    @CsvSource({
        "64MB,67108864",
        "64 MiB,67108864",
        "1gb,1073741824",
        "0.5GB,536870912",
        "1.5 KiB,1536",
        "512KB,524288",
        "12B,12",
        "1048576,1048576"
    })
    void readsSizes(String text, long bytes) {
        assertThat(MemorySize.parseBytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "64M", "-1MB", "1,5GB", "64 MB free", "0x10", "1e3MB"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> MemorySize.parseBytes(text))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage("\"" + text
                        + "\" is not a size: use a number and a unit, such as \"64MB\", \"1.5GiB\" or \"512KB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0MB", "0.1", "99999999999GB"})
    void refusesWhatNoMemoryHas(String text) {
        assertThatThrownBy(() -> MemorySize.parseBytes(text)).hasMessage("\"" + text + "\" is out of range for a size");
    }

    @ParameterizedTest
    @CsvSource({"67108864,64 MiB", "1610612736,1.5 GiB", "1536,1.5 KiB", "12,12 bytes", "9502720,9.1 MiB"})
    void formatsForPeople(long bytes, String text) {
        assertThat(MemorySize.format(bytes)).isEqualTo(text);
    }
}
