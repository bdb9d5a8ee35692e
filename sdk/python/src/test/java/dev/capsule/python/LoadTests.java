/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.run.TaskCall;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Many runs in one JVM, on several threads at once. The properties {@code capsule.load.runs} and
 * {@code capsule.load.failures} say how many; the figures of a large run are in {@code it/benchmarks/RESULTS.md}.
 */
class LoadTests {

    private static final int RUNS = Integer.getInteger("capsule.load.runs", 300);
    private static final int FAILURES = Integer.getInteger("capsule.load.failures", 30);
    private static final int THREADS = 8;

    private static final Tasks TASKS = Tasks.of("""
            from capsule import task

            kept = []

            @task(compute="LOW", ram="64MB")
            def keep(secret):
                kept.append(secret)
                with open("/lib/python313.zip", "rb") as file:
                    file.read(4)
                return kept

            @task(compute="LOW", ram="64MB")
            def fail(secret, how):
                kept.append(secret)
                if how == 0:
                    raise ValueError(kept[0])
                if how == 1:
                    while True:
                        pass
                if how == 2:
                    return bytes(1 << 30)
                return {kept[0]}
            """);

    private static final List<ErrorType> EXPECTED = List.of(
            ErrorType.TASK_ERROR, ErrorType.FUEL_EXHAUSTED, ErrorType.MEMORY_EXHAUSTED, ErrorType.INVALID_RESULT);

    @Test
    void manyRunsLeaveNothingBehind() throws InterruptedException, ExecutionException {
        run(THREADS * 4, THREADS * 4);
        var before = Figures.now();

        var start = System.nanoTime();
        run(RUNS, FAILURES);
        var millis = (System.nanoTime() - start) / 1_000_000;

        var after = Figures.now();
        System.out.printf(
                "%d runs and %d failures on %d threads in %d ms; before %s, after %s%n",
                RUNS, FAILURES, THREADS, millis, before, after);
        assertThat(after.guestThreads()).isZero();
        assertThat(after.files()).isLessThanOrEqualTo(before.files() + 5);
        // what a run leaves is far below a megabyte, or nothing: an instance is eight
        assertThat(after.heap()).isLessThan(before.heap() + (64L << 20));
    }

    private static void run(int runs, int failures) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var calls = new ArrayList<Callable<Void>>();
            for (int i = 0; i < runs; i++) {
                var secret = "secret-" + i;
                calls.add(() -> {
                    assertThat(call("keep", secret).result()).isEqualTo(List.of(secret));
                    return null;
                });
            }
            for (int i = 0; i < failures; i++) {
                var number = i;
                calls.add(i * Math.max(1, runs / failures), () -> {
                    fail(number);
                    return null;
                });
            }
            for (Future<Void> result : threads.invokeAll(calls)) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void fail(int number) {
        var how = number % EXPECTED.size();
        var error = Objects.requireNonNull(call("fail", "secret-" + number, how).error());
        assertThat(error.type()).isEqualTo(EXPECTED.get(how));
        if (how == 0) {
            assertThat(error.message()).isEqualTo("ValueError: secret-" + number);
        }
    }

    private static Envelope call(String task, Object... args) {
        return TASKS.run(TaskCall.of(task).withArguments(List.of(args), Map.of()))
                .envelope();
    }

    /** What a leak would make grow. */
    private record Figures(long heap, long guestThreads, long files) {

        static Figures now() {
            System.gc();
            var memory =
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            var threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("capsule-guest"))
                    .count();
            var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Figures(memory, threads, system.getOpenFileDescriptorCount());
        }
    }
}
