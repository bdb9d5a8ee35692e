/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integers and names, as written and read back, and what is refused. */
class WasmReaderTest {
    private static WasmReader reader(int... bytes) {
        byte[] array = new WasmWriter().raw(bytes).toByteArray();
        return new WasmReader(array, 0, array.length);
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(WasmFormatException.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                63,
                64,
                -64,
                -65,
                127,
                128,
                8191,
                8192,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                1L << 32,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void integersSurvive(long value) {
        byte[] bytes =
                new WasmWriter().s64(value).u32((int) value).s32((int) value).toByteArray();
        WasmReader in = new WasmReader(bytes, 0, bytes.length);
        assertThat(in.s64()).isEqualTo(value);
        assertThat(in.u32()).isEqualTo((int) value);
        assertThat(in.s32()).isEqualTo((int) value);
        in.requireEnd("the integers");
    }

    @Test
    void takesPaddedIntegers() {
        assertThat(reader(0x83, 0x80, 0x80, 0x80, 0x00).u32()).isEqualTo(3);
        assertThat(reader(0xFE, 0xFF, 0xFF, 0xFF, 0x7F).s32()).isEqualTo(-2);
        assertThat(reader(0xFE, 0xFF, 0xFF, 0xFF, 0x7F).s33()).isEqualTo(-2);
        assertThat(reader(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)
                        .u64())
                .isEqualTo(-1);
    }

    @Test
    void refusesIntegersThatAreTooWide() {
        String message = "Integer of more than %d bits (at byte %d of the WebAssembly module)";
        assertRefused(() -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0x1F).u32(), message.formatted(32, 4));
        assertRefused(() -> reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x00).u32(), message.formatted(32, 5));
        assertRefused(() -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0x4F).s32(), message.formatted(32, 4));
        assertRefused(
                () -> reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x02)
                        .u64(),
                message.formatted(64, 9));
        assertRefused(
                () -> reader(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01)
                        .s64(),
                message.formatted(64, 9));
    }

    @Test
    void refusesWhatIsCutShort() {
        String message = "Unexpected end (at byte 1 of the WebAssembly module)";
        assertRefused(() -> reader(0x80).u32(), message);
        assertRefused(() -> reader(0x05).name(), message);
        assertRefused(() -> reader(0x05).slice(), message);
    }

    @Test
    void refusesVectorsThatCannotFit() {
        assertRefused(
                () -> reader(0x05, 1, 2).count(),
                "Vector of 5 elements in 2 bytes (at byte 0 of the WebAssembly module)");
        assertRefused(
                () -> reader(0xFF, 0xFF, 0xFF, 0xFF, 0x0F).index(),
                "Index or size out of range: 4294967295 (at byte 0 of the WebAssembly module)");
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        assertThat(reader(2, 0xC3, 0xA9).name()).isEqualTo("é");
        assertRefused(() -> reader(1, 0xC3).name(), "Name is not UTF-8 (at byte 1 of the WebAssembly module)");
    }

    @Test
    void refusesWhatIsLeftOver() {
        assertRefused(
                () -> reader(1, 2).requireEnd("all"),
                "2 bytes left over after all (at byte 0 of the WebAssembly module)");
    }
}
