/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.json.Json;
import dev.capsule.run.TaskCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes into a task, and what comes out of it. */
class ResultTests {

    private static final Tasks TASKS = Tasks.of("""
            import { task } from "@capsule-run/sdk";

            class Point {
              constructor(public x: number, public y: number) {}
              length() { return Math.hypot(this.x, this.y); }
            }

            function circle(): object {
              const loop: { inner?: object } = {};
              loop.inner = { loop };
              return [loop];
            }

            function deep(levels: number): object {
              let value: object = [];
              for (let level = 0; level < levels; level++) value = [value];
              return value;
            }

            export const give = task({ name: "give" }, (expression: string): unknown => eval(expression));
            export const echo = task({ name: "echo" }, (...args: unknown[]) => args);
            export const count = task({ name: "count" }, function (first?: unknown, second = "default") {
              return [arguments.length, second];
            });
            export const large = task({ name: "large" }, (size: number) => "é".repeat(size));
            export const later = task({ name: "later" }, async () => {
              const wait = (ms: number) => new Promise((resolve) => setTimeout(() => resolve(ms), ms));
              return Promise.all([wait(5), wait(1)]);
            });
            export const speak = task({ name: "speak" }, () => {
              console.log("to the %s", "world", { size: 1 });
              console.error("alas");
            });
            export { Point, circle, deep };
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "undefined|null",
                "null|null",
                "-0|0",
                "1.5|1.5",
                "9007199254740991|9007199254740991",
                "\"\\u{1F600} é\\n\"|\"😀 é\\n\"",
                "[1, undefined, [,]]|[1,null,[null]]",
                "({ a: undefined, b: 2 })|{\"b\":2}",
                "new Date(0)|\"1970-01-01T00:00:00.000Z\"",
                "new Point(3, 4)|{\"x\":3,\"y\":4}",
                "Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })|{\"own\":2}",
                "({ toJSON: () => \"its own\" })|\"its own\"",
                "[new Number(1), new String(\"s\"), new Boolean(true)]|[1,\"s\",true]",
                "Buffer.from(\"ab\")|{\"type\":\"Buffer\",\"data\":[97,98]}"
            })
    void carriesWhatJsonCarries(String expression, String json) {
        assertThat(Json.write(TASKS.result("give", expression))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NaN|NaN cannot be carried by JSON at $",
                "({ a: [1, -Infinity] })|-Infinity cannot be carried by JSON at $.a[1]",
                "({ \"a b\": 10n })|a bigint cannot be carried by JSON; return a number, or its toString() at $[\"a b\"]",
                "[() => 1]|a function cannot be carried by JSON at $[0]",
                "Symbol(\"s\")|a symbol cannot be carried by JSON at $",
                "new Map([[1, 2]])|a value of type Map cannot be carried by JSON; return Object.fromEntries() of it at $",
                "[new Set()]|a value of type Set cannot be carried by JSON; return [...set] at $[0]",
                "new TypeError(\"t\")|a value of type TypeError cannot be carried by JSON; return its .message at $",
                "({ p: Promise.resolve(1) })|a value of type Promise cannot be carried by JSON; await it at $.p",
                "new Uint8Array(2)|a value of type Uint8Array cannot be carried by JSON; return an array of numbers, or text, for example base64 at $",
                "/a/|a value of type RegExp cannot be carried by JSON; return its .source at $",
                "new Date(NaN)|an invalid Date cannot be carried by JSON at $",
                "circle()|circular reference to $[0] at $[0].inner.loop"
            })
    void saysWhereAValueIsThatJsonCannotCarry(String expression, String message) {
        var error = TASKS.error("give", expression);

        assertThat(error.type()).isEqualTo(ErrorType.INVALID_RESULT);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThat(TASKS.call("give", "deep(800)").success()).isTrue();
        assertThat(TASKS.error("give", "deep(100000)").message())
                .startsWith("the value is nested too deeply for JSON at $[0][0]");
    }

    @Test
    void handsOnArgumentsAsTheyAre() {
        var args = Arrays.<Object>asList(1, "two", List.of(3, Map.of("four", 4.5)), null, true, "");

        assertThat(TASKS.listResult("echo", args.toArray())).isEqualTo(args);
        assertThat(TASKS.listResult("echo")).isEmpty();
        assertThat(TASKS.listResult("count")).isEqualTo(List.of(0, "default"));
        assertThat(TASKS.listResult("count", 1, 2, 3)).isEqualTo(List.of(3, 2));
    }

    @Test
    void hasNoKeywordArguments() {
        var call = TaskCall.of("echo").withArguments(List.of(), Map.of("limit", 3));
        var error = TASKS.run(call).envelope().error();

        assertThat(error).isNotNull().satisfies(it -> {
            assertThat(it.type()).isEqualTo(ErrorType.INVALID_ARGUMENTS);
            assertThat(it.message())
                    .isEqualTo("echo() takes no keyword arguments, as no JavaScript function does: pass an object");
        });
    }

    @Test
    void awaitsWhatATaskPromises() {
        assertThat(TASKS.result("later")).isEqualTo(List.of(5, 1));
    }

    @Test
    void carriesMegabytes() {
        assertThat((String) TASKS.result("large", 5_000_000)).hasSize(5_000_000).endsWith("éé");
    }

    @Test
    void keepsWhatIsPrintedApartFromTheResult() {
        var run = TASKS.run(TaskCall.of("speak"));

        assertThat(run.envelope().result()).isNull();
        assertThat(run.output().stdout()).isEqualTo("to the world { size: 1 }\n");
        assertThat(run.output().stderr()).isEqualTo("alas\n");
    }
}
