/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class CallArgumentsTests {

    @Test
    void readsArgumentsAsJson() throws Exception {
        var arguments = CallArguments.parse("[\"a\", 1, null, {\"b\": [true]}]", "{\"limit\": 3}");

        assertThat(arguments.args().toString()).isEqualTo("[a, 1, null, {b=[true]}]");
        assertThat(arguments.kwargs()).isEqualTo(Map.of("limit", 3));
    }

    @Test
    void takesNothingForNoArguments() throws Exception {
        assertThat(CallArguments.parse(null, null)).isEqualTo(new CallArguments(List.of(), Map.of()));
        assertThat(CallArguments.parse(" ", "")).isEqualTo(new CallArguments(List.of(), Map.of()));
    }

    @Test
    void showsWhereTheJsonIsWrong() {
        assertThatThrownBy(() -> CallArguments.parse("[\"a\",]", null))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("""
                        capsule.args is not JSON: Unexpected character (']' (code 93)): expected a valid value \
                        (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1, column 6
                            ["a",]""");
        assertThatThrownBy(() -> CallArguments.parse(null, "{\"a\": 1"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("capsule.kwargs is not JSON: ")
                .hasMessageEndingWith("\n    {\"a\": 1");
    }

    @Test
    void insistsOnAnArrayAndAnObject() {
        assertThatThrownBy(() -> CallArguments.parse("{\"a\": 1}", null))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.args must be a JSON array, such as [\"a\", 1], but is: {\"a\": 1}");
        assertThatThrownBy(() -> CallArguments.parse(null, "[1]"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.kwargs must be a JSON object, such as {\"limit\": 3}, but is: [1]");
    }

    @Test
    void passesTextsAndNumbersToPrograms() throws Exception {
        assertThat(CallArguments.parse("[\"--size\", 3, true]", null).texts()).containsExactly("--size", "3", "true");
    }

    @Test
    void refusesWhatProgramsCannotTake() {
        assertThatThrownBy(() -> CallArguments.parse("[[1]]", null).texts())
                .hasMessage("capsule.args for a program that is no task module holds texts and numbers only, not [1]");
        assertThatThrownBy(() -> CallArguments.parse("[null]", null).texts())
                .hasMessage("capsule.args for a program that is no task module holds texts and numbers only, not null");
        assertThatThrownBy(() -> CallArguments.parse(null, "{\"a\": 1}").texts())
                .hasMessage("capsule.kwargs has no meaning for a program that is no task module");
    }
}
