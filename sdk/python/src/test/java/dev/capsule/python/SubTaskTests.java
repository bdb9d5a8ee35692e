/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubTaskTests {

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task

            counter = 0

            @task(name="echo", compute="LOW")
            def repeat(*args, **kwargs):
                global counter
                counter += 1
                return [list(args), kwargs, counter]

            @task
            def call():
                first = repeat(1, "two", [3], key={"four": None})
                second = repeat()
                return [first, second["result"], counter]

            @task(compute="3000000")
            def burn():
                while True:
                    pass

            @task
            def call_failing():
                def boom():
                    pass
                return [burn(), fail("no")["error"]]

            @task
            def fail(text):
                raise ValueError(text)

            @task
            def forever():
                return forever()

            @task(timeout="300ms", compute="1000000000000")
            def wait():
                return sleepy()

            @task(compute="1000000000000")
            def sleepy():
                import time
                time.sleep(1000)

            @task
            def cheat():
                import _capsule, json
                request = {"op": "task", "module": "tasks", "task": "burn", "args": [], "kwargs": {}, "config": {"compute": "HIGH"}}
                return json.loads(_capsule.call(json.dumps(request)))["envelope"]["error"]["error_type"]

            @task
            def nonsense():
                import _capsule, json
                return [json.loads(_capsule.call(text)) for text in
                        ("[]", "{", '{"op": "grant"}', '{"op": "task", "task": 3}', '{"op":"task","module":"tasks","task":"no","args":[],"kwargs":{}}')]
            """);

    @Test
    void runsInAnInstanceOfItsOwnAndReturnsItsEnvelope() {
        var result = TASKS.listResult("call");

        var envelope = (Map<?, ?>) result.get(0);
        assertThat(envelope.get("success")).isEqualTo(true);
        assertThat(envelope.get("result"))
                .isEqualTo(List.of(Tasks.list(1, "two", List.of(3)), Map.of("key", Tasks.nullMap("four")), 1));
        assertThat(Tasks.object(envelope, "execution").get("task_name")).isEqualTo("echo");
        assertThat(result.get(1)).isEqualTo(List.of(List.of(), Map.of(), 1));
        assertThat(result.get(2)).isEqualTo(0);
    }

    @Test
    void meetsItsOwnLimitsAndReportsItsOwnFailures() {
        var result = TASKS.listResult("call_failing");

        var error = Tasks.object(result.get(0), "error");
        assertThat(error.get("error_type")).isEqualTo("fuel_exhausted");
        assertThat(((Map<?, ?>) result.get(1)).get("message")).isEqualTo("ValueError: no");
    }

    @Test
    void cannotGoDeeperThanTheBound() {
        var text = TASKS.call("forever").toJson();

        assertThat(text)
                .contains("\"error_type\":\"permission_denied\",\"message\":\"task \\\"forever\\\" was not started:"
                        + " tasks call tasks at most 16 levels deep\"");
    }

    @Test
    void endsWithItsParent() {
        assertThat(TASKS.error("wait").type()).isEqualTo(ErrorType.TIMEOUT);
    }

    @Test
    void gainsNothingByCallingTheHostDirectly() {
        assertThat(TASKS.result("cheat")).isEqualTo("fuel_exhausted");
    }

    @Test
    void isRefusedWhenItsRequestIsNonsense() {
        var answers = TASKS.listResult("nonsense");

        assertThat(answers).hasSize(5);
        assertThat(answers.subList(0, 4))
                .allSatisfy(answer ->
                        assertThat(((Map<?, ?>) answer).containsKey("refused")).isTrue());
        assertThat(answers.get(4).toString()).contains("task_not_found");
    }
}
