/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SubTaskTests {

    private static final Tasks TASKS = Tasks.of("""
            import { task } from "@capsule-run/sdk";

            let counter = 0;

            const echo = task({ name: "echo", compute: "LOW" }, (...args: unknown[]) => [args, ++counter]);
            const fail = task({ name: "fail" }, (text: string) => { throw new Error(text); });
            const burn = task({ name: "burn", compute: 3_000_000 }, () => { for (;;); });
            const forever = task({ name: "forever" }, async (): Promise<unknown> => forever());

            export const call = task({ name: "call" }, async () => {
              const first = await echo(1, "two", [3], { four: null });
              const second = await echo();
              return [first, second.result, counter];
            });
            export const hand = task({ name: "hand" }, () => echo("handed on"));
            export const callFailing = task({ name: "call_failing" }, async () => [(await burn()).error, (await fail("no")).error]);
            export const together = task({ name: "together" }, async () => {
              const envelopes = await Promise.all([echo("a"), fail("b"), echo("c")]);
              return envelopes.map(({ result, error }) => result ?? error.message);
            });
            export const race = task({ name: "race", timeout: "20s" }, async () => {
              const slow = task;
              return Promise.race([wait("slow", 10000), wait("quick", 10)]).then(({ result }) => result);
            });
            const wait = task({ name: "wait" }, (name: string, ms: number) => new Promise((resolve) => setTimeout(() => resolve(name), ms)));
            export const undefinedArguments = task({ name: "undefined_arguments" }, async () => (await echo(1, undefined, 2, undefined)).result);
            export const badArguments = task({ name: "bad_arguments" }, async () => echo({ when: new Map() }));
            export const start = task({ name: "start" }, () => forever());
            """);

    @Test
    void runsInAnInstanceOfItsOwnAndReturnsItsEnvelope() {
        var result = TASKS.listResult("call");
        var envelope = (Map<?, ?>) Objects.requireNonNull(result.get(0));
        var four = Map.of("four", "null");

        assertThat(envelope.get("success")).isEqualTo(true);
        assertThat(String.valueOf(envelope.get("result"))).isEqualTo("[[1, two, [3], " + four + "], 1]");
        assertThat(((Map<?, ?>) Objects.requireNonNull(envelope.get("execution"))).get("task_name"))
                .isEqualTo("echo");
        assertThat(result.get(1)).isEqualTo(List.of(List.of(), 1));
        assertThat(result.get(2)).isEqualTo(0);
    }

    @Test
    void canBeHandedOnAsAResult() {
        assertThat(String.valueOf(TASKS.result("hand")))
                .startsWith("{success=true, result=[[handed on], 1], error=null");
    }

    @Test
    void meetsItsOwnLimitsAndReportsItsOwnFailures() {
        var errors = TASKS.listResult("call_failing");

        assertThat(String.valueOf(errors.get(0))).contains("error_type=fuel_exhausted");
        assertThat(String.valueOf(errors.get(1))).startsWith("{error_type=task_error, message=Error: no");
    }

    @Test
    void severalCanRunAtOnce() {
        assertThat(TASKS.result("together"))
                .isEqualTo(List.of(List.of(List.of("a"), 1), "Error: b", List.of(List.of("c"), 1)));
        assertThat(TASKS.result("race")).isEqualTo("quick");
    }

    @Test
    void getsNullForUndefinedAndNothingForWhatIsUndefinedAtTheEnd() {
        assertThat(TASKS.listResult("undefined_arguments").get(0)).isEqualTo(Arrays.<Object>asList(1, null, 2));
    }

    @Test
    void refusesArgumentsThatJsonCannotCarry() {
        var error = TASKS.error("bad_arguments");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message())
                .isEqualTo("TypeError: echo(): $.args[0].when: a value of type Map cannot be carried by JSON;"
                        + " return Object.fromEntries() of it");
    }

    @Test
    void cannotGoDeeperThanTheBound() {
        assertThat(TASKS.call("start").toJson()).contains("\"error_type\":\"permission_denied\"");
    }
}
