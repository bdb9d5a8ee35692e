/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[1,2.5,\"ü\\n\",true,{\"b\":1,\"a\":null}]",
                "123456789012345678901234567890",
                "0.1",
                "[]",
                "\"\\u0000\""
            })
    void keepsWhatItReads(String text) {
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void keepsTheSizeOfNumbers() {
        assertThat(Json.parse("9007199254740993")).isEqualTo(9007199254740993L);
        assertThat(Json.parse("18446744073709551616")).isEqualTo(BigInteger.TWO.pow(64));
    }

    @Test
    void saysWhereATextIsWrong() {
        assertThatThrownBy(() -> Json.parse("[1,\n 2,]"))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageEndingWith("at line 2, column 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2", "NaN", "{\"a\" 1}", "'a'"})
    void refusesWhatIsNotOneValue(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void takesTheLastOfSeveralValues() {
        assertThat(Json.parse("{\"a\":1,\"b\":2,\"a\":null}")).isEqualTo(expectedMembers());
    }

    private static Map<String, Object> expectedMembers() {
        var members = new LinkedHashMap<String, Object>();
        members.put("a", null);
        members.put("b", 2);
        return members;
    }

    @Test
    void saysWhatIsNotOneValue() {
        assertThatThrownBy(() -> Json.parse("")).hasMessage("there is no value at line 1, column 0");
        assertThatThrownBy(() -> Json.parse("1 2")).hasMessage("something follows the value at line 1, column 3");
    }

    @Test
    void writesEveryKindOfNumber() {
        var numbers =
                List.of((byte) 1, (short) 2, 3, 4L, 1.5f, 2.5, BigInteger.TEN, new BigDecimal("0.10"), Double.NaN);

        assertThat(Json.write(numbers)).isEqualTo("[1,2,3,4,1.5,2.5,10,0.10,\"NaN\"]");
    }

    @Test
    void refusesWhatHasNoJsonForm() {
        assertThatThrownBy(() -> Json.write(List.of(new AtomicInteger())))
                .isInstanceOf(JsonFormatException.class)
                .hasMessage("a value of java.util.concurrent.atomic.AtomicInteger has no JSON form");
        assertThatThrownBy(() -> Json.write(Map.of("a", 'c')))
                .hasMessage("a value of java.lang.Character has no JSON form");
    }

    @Test
    void boundsNesting() {
        var deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(Json.write(Json.parse(deep))).isEqualTo(deep);
        assertThatThrownBy(() -> Json.parse("[" + deep + "]"))
                .hasMessageContaining("nesting depth (901) exceeds the maximum allowed (900");
    }

    @Test
    void readsLargeTexts() {
        var text = "\"" + "x".repeat(25_000_000) + "\"";

        assertThat((String) Json.parse(text)).hasSize(25_000_000);
    }
}
