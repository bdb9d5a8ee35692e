/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runaway tasks one after another in one JVM: no thread stays behind, and the heap does not grow. */
class EndlessRoundsTests {

    private static final int ROUNDS = 20;

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task
            import re, time

            QUICK = {"compute": "1000000000000", "timeout": "50ms", "ram": "64MB"}

            @task(**QUICK)
            def spin():
                while True:
                    pass

            @task(**QUICK)
            def backtrack():
                return re.match(r"(a+)+$", "a" * 40 + "b") is None

            @task(**QUICK)
            def total():
                return sum(range(10**12))

            @task(**QUICK)
            def sleep():
                time.sleep(1000)

            @task(ram="32MB")
            def grow():
                return bytearray(1 << 30)

            @task(compute="3000000")
            def burn():
                while True:
                    pass

            @task
            def recurse():
                return recurse.function()

            @task
            def hello():
                return "hello"
            """);

    @Test
    void leavesNothingBehind() {
        round();
        var threads = threads();
        var heap = heapAfterCollection();
        for (var i = 0; i < ROUNDS; i++) {
            round();
        }

        // those that waited for work may have gone meanwhile
        assertThat(threads).containsAll(threads());
        assertThat(heapAfterCollection()).isLessThan(heap + (32L << 20));
    }

    private static void round() {
        for (var task : new String[] {"spin", "backtrack", "total", "sleep"}) {
            assertThat(TASKS.error(task).type()).as(task).isEqualTo(ErrorType.TIMEOUT);
        }
        assertThat(TASKS.error("grow").type()).isEqualTo(ErrorType.MEMORY_EXHAUSTED);
        assertThat(TASKS.error("burn").type()).isEqualTo(ErrorType.FUEL_EXHAUSTED);
        assertThat(TASKS.error("recurse").type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(TASKS.result("hello")).isEqualTo("hello");
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("capsule"))
                .collect(Collectors.toSet());
    }

    private static long heapAfterCollection() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
