/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a guest does outlives its deadline or its cancellation. */
@Timeout(120)
class TimeoutTests {

    /** Stores a clock subscription of an hour at 0 and waits. */
    private static final String SLEEP = "(i64.store (i32.const 24) (i64.const 3600000000000)) " + Programs.SLEEP;

    private static final String LOOP = "(loop (br 0))";
    private static final String FILL =
            "(drop (memory.grow (i32.const 4000))) (loop (memory.fill (i32.const 0) (i32.const 1) (i32.const 0x0f000000)) (br 0))";
    private static final String COPY =
            "(drop (memory.grow (i32.const 4000))) (loop (memory.copy (i32.const 0) (i32.const 77) (i32.const 0x0f000000)) (br 0))";
    private static final String RANDOM =
            "(drop (memory.grow (i32.const 4000))) (loop (drop (call $random (i32.const 0) (i32.const 0x0f000000))) (br 0))";
    private static final String GROW = "(loop (drop (memory.grow (i32.const 1))) (br 0))";
    private static final String PRINT = """
            (drop (memory.grow (i32.const 4000)))
            (i32.store (i32.const 4) (i32.const 0x0f000000))
            (loop (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))) (br 0))
            """;

    @TempDir
    Path cache;

    private final long takenBefore = HostHeap.taken();

    /** How late after the deadline it ends is measured by the benchmarks ({@code it/benchmarks/run deadlines}). */
    @ParameterizedTest
    @ValueSource(strings = {LOOP, SLEEP, FILL, COPY, RANDOM, GROW, PRINT})
    void endsAtItsDeadline(String instructions) throws InterruptedException {
        ForeignProgram program = Programs.running(cache, instructions);
        try (ForeignInstance instance = instance(program, 300)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.TimedOut.class)
                    .hasMessageMatching("timeout: the limit is 300 ms, the run took \\d+ ms");
        }
        awaitEndOfGuests();
    }

    @ParameterizedTest
    @ValueSource(strings = {LOOP, SLEEP, FILL})
    void endsWhenItIsCancelled(String instructions) throws InterruptedException {
        ForeignProgram program = Programs.running(cache, instructions);
        try (ForeignInstance instance = instance(program, 60_000)) {
            CompletableFuture<Integer> run = CompletableFuture.supplyAsync(instance::run);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            instance.cancel();
            assertThatThrownBy(run::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(GuestFailure.Cancelled.class)
                    .hasMessage("cancelled");
        }
        awaitEndOfGuests();
    }

    /** A guest gives its memory back when its thread has come to an end, after the caller has been released. */
    private void awaitEndOfGuests() throws InterruptedException {
        while (HostHeap.taken() > takenBefore || !guestThreads().isEmpty()) {
            Thread.sleep(1);
        }
    }

    private static List<String> guestThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("capsule-guest-"))
                .toList();
    }

    @Test
    void endsWhenItsCallerIsInterrupted() throws InterruptedException {
        ForeignProgram program = Programs.running(cache, LOOP);
        try (ForeignInstance instance = instance(program, 60_000)) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    instance.run();
                } catch (GuestFailure e) {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    failure.complete(e);
                }
            });
            caller.start();
            Thread.sleep(200);
            caller.interrupt();
            caller.join(10_000);
            assertThat(failure.getNow(null)).isInstanceOf(GuestFailure.Cancelled.class);
        }
    }

    @Test
    void doesNotBeginWhenItWasCancelledBefore() {
        ForeignProgram program = Programs.running(cache, LOOP);
        try (ForeignInstance instance = instance(program, 60_000)) {
            instance.cancel();
            assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.Cancelled.class);
            assertThat(instance.usage().fuelConsumed()).isZero();
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        ForeignProgram program = Programs.running(cache, LOOP);
        for (int i = 0; i < 20; i++) {
            try (ForeignInstance instance = instance(program, 10)) {
                assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.TimedOut.class);
            }
        }
        awaitEndOfGuests();
    }

    private static ForeignInstance instance(ForeignProgram program, long millis) {
        return Programs.instance(program, Limits.NONE, 512 << 20, millis);
    }
}
