/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest that calls the host with wrong addresses and lengths traps, and the host is not asked. */
class HostCallTests {

    private static final String IMPORT =
            "(import \"capsule\" \"call\" (func $call (param i32 i32 i32 i32) (result i32)))";

    @TempDir
    Path cache;

    private final List<String> asked = new ArrayList<>();

    /** A program with a memory of one page that calls the host with each four of these numbers. */
    private ForeignProgram calling(String... calls) {
        var fields = new StringBuilder(IMPORT)
                .append("(memory (export \"memory\") 1) (data (i32.const 0) \"hello\") (func (export \"_start\")");
        for (var call : calls) {
            fields.append(" (drop (call $call");
            for (var number : call.split(" ", -1)) {
                fields.append(" (i32.const ").append(number).append(")");
            }
            fields.append("))");
        }
        return Programs.of(cache, fields.append(")").toString());
    }

    private ForeignInstance instance(ForeignProgram program, long millis, HostCall hostCall) {
        return program.instantiate(InstanceOptions.builder(new Limits(1_000_000, 1 << 20, millis))
                .hostCall(hostCall)
                .build());
    }

    private byte[] answer(byte[] request) {
        asked.add(new String(request, UTF_8));
        return "answer".getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "65536 1 0 0, 1",
        "65535 2 0 0, 2",
        "0 65537 0 0, 65537",
        "-1 1 0 0, 1",
        "-5 5 0 0, 5",
        "-2147483648 5 0 0, 5",
        "2147483647 5 0 0, 5",
        "0 -1 0 0, 4294967295",
        "0 -2147483648 0 0, 2147483648",
        "0 2147483647 0 0, 2147483647",
        "-1 -1 -1 -1, 4294967295",
        "1 -1 0 0, 4294967295",
        "0 67108865 0 0, 67108865",
    })
    void aRequestOutsideTheMemoryTraps(String call, String bytes) {
        try (var instance = instance(calling(call), 60_000, this::answer)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.class)
                    .hasMessageContaining("capsule.call: the request of " + bytes
                            + " bytes is outside the memory or larger than 67108864 bytes");
        }
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0 5 65536 6", "0 5 65531 6", "0 5 -1 6", "0 5 -6 6", "0 5 -2147483648 2147483647", "0 5 65535 -1"})
    void anAnswerOutsideTheMemoryTraps(String call) {
        try (var instance = instance(calling(call), 60_000, this::answer)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.class)
                    .hasMessageContaining("capsule.call: the response's place is outside the memory");
        }
    }

    @Test
    void anAnswerIsHandedOutOnceAndOnlyWhenThereIsRoom() {
        try (var instance = instance(calling("0 5 100 5", "0 0 100 5", "0 0 100 6"), 60_000, this::answer)) {
            assertThat(instance.run()).isZero();
        }
        assertThat(asked).containsExactly("hello");
        try (var instance = instance(calling("0 5 100 6", "0 0 100 6"), 60_000, this::answer)) {
            assertThatThrownBy(instance::run)
                    .isInstanceOf(GuestFailure.class)
                    .hasMessageContaining("capsule.call: there is no pending response");
        }
    }

    /** As with a file of the host that takes for ever to open: the guest's thread waits, whoever runs the guest does not. */
    @Test
    void aCallThatNeverEndsHoldsUpNobodyBeyondTheDeadline() {
        var never = new CountDownLatch(1);
        try (var instance = instance(calling("0 5 100 6"), 100, request -> {
            awaitWhateverComes(never);
            return answer(request);
        })) {
            assertThatThrownBy(instance::run).isInstanceOf(GuestFailure.TimedOut.class);
        } finally {
            never.countDown();
        }
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        var interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
