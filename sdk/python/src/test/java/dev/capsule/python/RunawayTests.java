/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.run.Cancellation;
import dev.capsule.run.TaskCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that would never end, or take everything: each ends with the type of the limit that it met. */
class RunawayTests {

    private static final Tasks TASKS = Tasks.ofResource("/runaway.py");

    @ParameterizedTest
    @CsvSource({
        "spin,TIMEOUT",
        "swallow,TIMEOUT",
        "backtrack,TIMEOUT",
        "total,TIMEOUT",
        "sleep,TIMEOUT",
        "nap,TIMEOUT",
        "fill,TIMEOUT",
        "power,TIMEOUT",
        "burn,FUEL_EXHAUSTED",
        "grow,MEMORY_EXHAUSTED",
        "grow_quietly,MEMORY_EXHAUSTED"
    })
    void endsWithTheTypeOfItsLimit(String task, ErrorType type) {
        assertThat(TASKS.error(task).type()).isEqualTo(type);
    }

    @Test
    void namesTheLimitAndItsValue() {
        assertThat(TASKS.error("grow").message()).isEqualTo("the task needed more memory than its ram limit of 32 MiB");
        assertThat(TASKS.error("grow").traceback()).isNotEmpty();
        assertThat(TASKS.error("burn").message()).contains("100000000");
        assertThat(TASKS.error("spin").message()).contains("300 ms");
    }

    @Test
    void chargesExactlyTheBudgetWhenItIsUsedUp() {
        assertThat(TASKS.call("burn").execution().fuelConsumed()).isEqualTo(100_000_000);
    }

    @ParameterizedTest
    @CsvSource({"nest", "maps"})
    void survivesDeepRecursionInC(String task) {
        var error = TASKS.error(task);

        assertThat(error.type()).isIn(ErrorType.TASK_ERROR, ErrorType.WASM_TRAP);
        assertThat(TASKS.error("burn").type()).isEqualTo(ErrorType.FUEL_EXHAUSTED);
    }

    @Test
    void canBeCancelledWhileItComputes() throws Exception {
        var tasks = Tasks.of("""
                from capsule import task

                @task(compute="1000000000000")
                def main():
                    print("running", flush=True)
                    while True:
                        pass
                """);
        var cancellation = new Cancellation();
        var call =
                TaskCall.of("main").withCancellation(cancellation).withOutput((stream, bytes) -> cancellation.cancel());

        var run = CompletableFuture.supplyAsync(() -> tasks.run(call)).get(30, TimeUnit.SECONDS);

        assertThat(run.envelope().error()).extracting(TaskError::type).isEqualTo(ErrorType.CANCELLED);
    }
}
