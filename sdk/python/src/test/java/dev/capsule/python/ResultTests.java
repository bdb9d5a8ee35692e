/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.json.Json;
import dev.capsule.run.TaskCall;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTests {

    private static final Tasks TASKS = Tasks.of("""
            import datetime, dataclasses, enum
            from capsule import task

            @dataclasses.dataclass
            class Point:
                x: int = 1

            class Colour(enum.Enum):
                RED = 1

            def circle():
                loop = []
                loop.append(loop)
                return {"loop": loop}

            @task
            def give(expression: str):
                return eval(expression)

            @task
            def echo(*args, **kwargs):
                return [list(args), kwargs]

            @task
            def need(first, second=2, *, third):
                return [first, second, third]

            @task
            def large(size: int):
                return "é" * size

            @task
            async def later():
                import asyncio
                await asyncio.sleep(0.01)
                return await asyncio.gather(give_later(1), give_later(2))

            async def give_later(value):
                await asyncio_sleep()
                return value

            async def asyncio_sleep():
                import asyncio
                await asyncio.sleep(0.001)

            @task
            def speak():
                import sys
                print("to the world")
                print("alas", file=sys.stderr)
                return len("quiet")
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "None|null",
                "True|true",
                "[1, 2.5, 'a']|[1,2.5,\"a\"]",
                "(1, (2,))|[1,[2]]",
                "{'b': 1, 'a': {1: None, 2.5: True, None: 'x', False: 0}}"
                        + "|{\"b\":1,\"a\":{\"1\":null,\"2.5\":true,\"null\":\"x\",\"false\":0}}",
                "'\\u00fc\\n\\0\\U0001F600'|\"ü\\n\\u0000😀\"",
                "10**30|1000000000000000000000000000000",
                "-0.1|-0.1"
            })
    void carriesWhatJsonCan(String expression, String json) {
        assertThat(Json.write(TASKS.result("give", expression))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a': [1, {2}]}|$.a[1]",
                "[float('nan')]|$[0]",
                "float('-inf')|$",
                "{'when': datetime.datetime.now()}|$.when",
                "b'x'|$",
                "{(1, 2): 3}|$[(1, 2)]",
                "[Point()]|$[0]",
                "Colour.RED|$",
                "circle()|$.loop[0]",
                "{'strange key': object()}|$[\"strange key\"]"
            })
    void namesTheValueThatJsonCannotCarry(String expression, String path) {
        var error = TASKS.error("give", expression);

        assertThat(error.type()).isEqualTo(ErrorType.INVALID_RESULT);
        assertThat(error.message()).endsWith(" at " + path);
    }

    @Test
    void passesPositionalAndKeywordArguments() {
        var call = TaskCall.of("echo").withArguments(Tasks.list(1, "ü", null, List.of(2)), Map.of("flag", true));

        assertThat(TASKS.run(call).envelope().result())
                .isEqualTo(List.of(Tasks.list(1, "ü", null, List.of(2)), Map.of("flag", true)));
    }

    @Test
    void refusesArgumentsThatDoNotFit() {
        assertThat(TASKS.error("need", 1).type()).isEqualTo(ErrorType.INVALID_ARGUMENTS);
        assertThat(TASKS.error("need", 1).message()).contains("third");
        assertThat(TASKS.error("echo", new Object()))
                .extracting(TaskError::type)
                .isEqualTo(ErrorType.INVALID_ARGUMENTS);
    }

    @Test
    void suggestsTheTaskThatWasMeant() {
        var error = TASKS.error("giv");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_NOT_FOUND);
        assertThat(error.message())
                .isEqualTo("tasks.py has no task \"giv\", did you mean \"give\"? (its tasks: \"give\", \"echo\","
                        + " \"need\", \"large\", \"later\", \"speak\")");
    }

    @Test
    void carriesTenMegabytes() {
        assertThat((String) TASKS.result("large", 5_000_000)).hasSize(5_000_000).startsWith("ééé");
    }

    @Test
    void carriesLargeArguments() {
        var text = "x".repeat(10_000_000);
        var result = (List<?>) TASKS.result("echo", text);

        assertThat(result).isNotNull().isEqualTo(List.of(List.of(text), Map.of()));
    }

    @Test
    void readsNumbersBeyondALong() {
        assertThat(TASKS.result("give", "2**64")).isEqualTo(BigInteger.TWO.pow(64));
    }

    @Test
    void runsCoroutines() {
        assertThat(TASKS.result("later")).isEqualTo(List.of(1, 2));
    }

    @Test
    void capturesOutputApartFromTheResult() {
        var heard = new StringBuilder();
        var run = TASKS.run(TaskCall.of("speak")
                .withOutput((stream, bytes) -> heard.append(stream).append(new String(bytes, StandardCharsets.UTF_8))));

        assertThat(run.envelope().result()).isEqualTo(5);
        assertThat(run.output().stdout()).isEqualTo("to the world\n");
        assertThat(run.output().stderr()).isEqualTo("alas\n");
        assertThat(heard.toString()).contains("STDOUTto the world").contains("STDERRalas");
    }

    @Test
    void reportsWhatTheHostDidWrong() {
        var run = TASKS.run(TaskCall.of("speak").withOutput((stream, bytes) -> {
            throw new IllegalStateException("the listener is broken");
        }));

        assertThat(run.envelope().error())
                .isEqualTo(TaskError.of(
                        ErrorType.INTERNAL_ERROR,
                        "the host failed: java.lang.IllegalStateException: the listener is broken"));
    }
}
