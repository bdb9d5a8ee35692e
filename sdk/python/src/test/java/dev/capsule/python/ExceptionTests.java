/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionTests {

    private static final Tasks TASKS = Tasks.of("""
            import sys
            from capsule import task

            def inner(kind):
                if kind == "key":
                    raise KeyError("k")
                if kind == "group":
                    raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])
                if kind == "interrupt":
                    raise KeyboardInterrupt
                if kind == "json":
                    import json
                    return json.loads("[1,")
                exec(kind)

            @task
            def fail(kind: str):
                return inner(kind)

            @task
            def leave(code):
                sys.exit(code)

            @task
            def swallow():
                try:
                    raise SystemExit(3)
                except BaseException:
                    return "still here"

            @task
            def forge():
                return {"error_type": "timeout", "message": "not at all"}

            @task
            def deep():
                return deep_helper(0)

            def deep_helper(n):
                return deep_helper(n + 1)
            """);

    @Test
    void showsTheUsersFramesWithFileAndLine() {
        var error = TASKS.error("fail", "key");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo("KeyError: 'k'");
        assertThat(error.traceback())
                .containsExactly(
                        new GuestFrame("tasks.py", 18, "fail", "return inner(kind)"),
                        new GuestFrame("tasks.py", 6, "inner", "raise KeyError(\"k\")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group|ExceptionGroup: many (2 sub-exceptions)",
                "interrupt|KeyboardInterrupt",
                "1/0|ZeroDivisionError: division by zero",
                "json|json.decoder.JSONDecodeError: Expecting value: line 1 column 4 (char 3)",
                "raise MemoryError()|MemoryError",
                "raise GeneratorExit|GeneratorExit"
            })
    void namesEveryException(String kind, String message) {
        var error = TASKS.error("fail", kind);

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "no reason"})
    void leavingIsFailing(String code) {
        assertThat(TASKS.error("leave", code.matches("[0-9]+") ? (Object) Integer.valueOf(code) : code)
                        .type())
                .isEqualTo(ErrorType.TASK_ERROR);
    }

    @Test
    void catchesWhatItCanCatch() {
        assertThat(TASKS.result("swallow")).isEqualTo("still here");
    }

    @Test
    void cannotForgeAnError() {
        var envelope = TASKS.call("forge");

        assertThat(envelope.success()).isTrue();
        assertThat(envelope.error()).isNull();
    }

    @Test
    void boundsRecursion() {
        var error = TASKS.error("deep");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo("RecursionError: maximum recursion depth exceeded");
        assertThat(error.traceback()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    }
}
