/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.run.TaskCall;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RetryTests {

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task
            import random

            @task(max_retries=2)
            def main():
                print(random.random())
                raise ValueError("again")

            @task(max_retries=5)
            def fine():
                return "at once"

            @task(max_retries=5)
            def wrong():
                return {1}
            """);

    @Test
    void countsTheAttemptsThatHappened() {
        var attempts = new StringBuilder();
        var run = TASKS.run(TaskCall.of("main")
                .withOutput((stream, bytes) -> attempts.append(new String(bytes, StandardCharsets.UTF_8))));

        assertThat(run.envelope().execution().retries()).isEqualTo(2);
        assertThat(run.envelope().error()).isNotNull();
        assertThat(attempts.toString().lines().distinct()).hasSize(3);
    }

    @Test
    void doesNotRetryASuccess() {
        assertThat(TASKS.call("fine").execution().retries()).isZero();
    }

    @Test
    void doesNotRetryWhatWouldOnlyRepeat() {
        var envelope = TASKS.call("wrong");

        assertThat(envelope.execution().retries()).isZero();
        assertThat(envelope.error()).extracting(TaskError::type).isEqualTo(ErrorType.INVALID_RESULT);
    }
}
