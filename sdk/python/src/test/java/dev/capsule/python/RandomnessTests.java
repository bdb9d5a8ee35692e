/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of every instance begins as a copy of the same image: what was random in it must not stay the same. */
class RandomnessTests {

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task
            import os, random, secrets, tempfile, uuid

            mine = random.Random()
            seeded = random.Random(42)

            @task
            def draw(what):
                return str(eval(what))
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "random.random()",
                "mine.random()",
                "random.Random().random()",
                "uuid.uuid4()",
                "uuid.uuid1()",
                "secrets.token_hex()",
                "os.urandom(8)",
                "next(tempfile._get_candidate_names())"
            })
    void neverRepeats(String what) {
        var drawn = new HashSet<Object>();
        for (var i = 0; i < 20; i++) {
            drawn.add(String.valueOf(TASKS.result("draw", what)));
        }
        assertThat(drawn).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seeded.random()", "random.Random(7).random()", "hash('a')"})
    void repeatsWhenAskedTo(String what) {
        assertThat(TASKS.result("draw", what)).isEqualTo(TASKS.result("draw", what));
    }

    @Test
    void keepsInstancesApart() {
        var tasks = Tasks.of("""
                from capsule import task
                seen = []

                @task
                def main(secret):
                    seen.append(secret)
                    return seen
                """);
        assertThat(tasks.result("main", "a")).isEqualTo(java.util.List.of("a"));
        assertThat(tasks.result("main", "b")).isEqualTo(java.util.List.of("b"));
    }
}
