/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Requests that are nearly right, from inside a guest: each is answered or refused, and none ends the run or the host.
 * {@code capsule.fuzz.requests} says how many.
 */
class HostCallFuzzTests {

    private static final int REQUESTS = Integer.getInteger("capsule.fuzz.requests", 3_000);

    private static final Tasks TASKS = Tasks.of("""
            import json
            import random

            from capsule import task

            CORPUS = [
                {"op": "task", "module": "tasks", "task": "nothing", "args": [1, "a"], "kwargs": {"k": None}},
                {"op": "http", "method": "GET", "url": "http://nowhere.invalid/", "headers": [["a", "b"]],
                 "body": "eA==", "timeout_ms": 1, "redirect": "follow"},
                {"op": "start", "call": {"op": "task", "module": "tasks", "task": "nothing", "args": [], "kwargs": {}}},
                {"op": "wait", "handles": [1, 2], "timeout_ms": 1},
                {"op": "wait", "handles": [], "timeout_ms": 0},
                {"op": "cancel", "handles": [1]},
            ]
            VALUES = [None, True, -1, 0, 1, 2**31, 2**63, 2**70, 1.5, 1e308, "", "a", "\\x00", "\\ud800", "\\u2028", "*", [], [[]],
                      {}, {"op": "wait"}, [1, 1, 1], ["1"], "nothing", "tasks", "wait", "start", "GET", "x" * 1000,
                      json.loads("[" * 50 + "]" * 50)]
            ANSWERS = {"refused", "envelope", "response", "failed", "handle"}

            @task
            def nothing(*args, **kwargs):
                pass

            def mutated(dice, value, depth=0):
                if dice.random() < 0.12 or depth > 3:
                    return dice.choice(VALUES)
                if isinstance(value, dict):
                    members = {key: mutated(dice, each, depth + 1) for key, each in value.items() if dice.random() < 0.95}
                    if dice.random() < 0.1:
                        members[dice.choice(["op", "config", "handles", "call", "allowed_hosts"])] = dice.choice(VALUES)
                    return members
                if isinstance(value, list):
                    return [mutated(dice, each, depth + 1) for each in value] * dice.choice([1, 1, 1, 0, 3])
                return value

            def damaged(dice, text):
                if dice.random() < 0.8:
                    return text
                at = dice.randrange(len(text) + 1)
                return text[:at] + dice.choice(["", "\\x00", "{", "}", "\\"", "\\\\", ",", "9" * 30]) + text[at + dice.randrange(3):]

            @task(compute="HIGH", allowed_hosts=[])
            def fuzz(seed, count):
                import _capsule
                dice = random.Random(seed)
                wrong, seen = [], {}
                for _ in range(count):
                    request = mutated(dice, dice.choice(CORPUS))
                    if isinstance(request, dict) and request.get("timeout_ms", 0) not in (0, 1, None, True, -1):
                        request["timeout_ms"] = 1
                    if isinstance(request, dict) and request.get("timeout_ms", 0) is None:
                        request["timeout_ms"] = 0
                    text = damaged(dice, json.dumps(request))
                    if not text or "wait" in text and "999999" in text:
                        continue  # an empty request asks for the rest of an answer; long waits say nothing
                    answer = json.loads(_capsule.call(text))
                    kind = next(iter(answer), "nothing")
                    seen[kind] = seen.get(kind, 0) + 1
                    if not isinstance(answer, dict) or not answer.keys() & ANSWERS and answer != {}:
                        wrong.append([text, answer])
                return [wrong, sorted(seen)]
            """);

    @Test
    void nearlyRightRequestsAreAnsweredOrRefused() {
        var result = TASKS.listResult("fuzz", 20_261_124, REQUESTS);

        assertThat(result.get(0)).isEqualTo(List.of());
        assertThat(result.get(1)).isEqualTo(List.of("envelope", "failed", "handle", "nothing", "refused"));
    }
}
