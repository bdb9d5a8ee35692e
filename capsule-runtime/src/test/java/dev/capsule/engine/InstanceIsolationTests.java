/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.guest.GuestImage;
import dev.capsule.guest.TestImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance knows nothing of those before it, however they ended. */
class InstanceIsolationTests {

    /**
     * A guest whose requests are one letter: {@code o} observes, the others leave something behind. What it observes is
     * a word of memory, a global, the size of memory, the end of memory, the number of elements in the table, whether
     * its second element is null, the next free descriptor and the length of the pending response.
     */
    private static final String GUEST = """
            (import "wasi_snapshot_preview1" "path_open"
              (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
            (import "capsule" "call" (func $call (param i32 i32 i32 i32) (result i32)))
            (memory (export "memory") 2)
            (table $table 2 funcref)
            (elem declare func $nothing)
            (global $secret (mut i32) (i32.const 11))
            (data (i32.const 100) "lib/data.txt")
            (func $nothing)
            (func (export "_initialize") (i32.store (i32.const 16) (i32.const 1)))
            (func (export "capsule_init") (result i32)
              (i32.store (i32.const 20) (i32.add (i32.load (i32.const 16)) (i32.const 4)))
              (global.set $secret (i32.const 12))
              (i32.const 0))
            (func (export "capsule_buffer") (param i32) (result i32) (i32.const 4096))
            (func $open_file (result i32)
              (drop (call $open (i32.const 3) (i32.const 0) (i32.const 100) (i32.const 12)
                (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 200)))
              (i32.load (i32.const 200)))
            (func $observe
              (i32.store (i32.const 8196) (i32.load (i32.const 20)))
              (i32.store (i32.const 8200) (global.get $secret))
              (i32.store (i32.const 8204) (memory.size))
              (i32.store (i32.const 8208) (i32.load (i32.const 131068)))
              (i32.store (i32.const 8212) (table.size $table))
              (i32.store (i32.const 8216) (ref.is_null (table.get $table (i32.const 1))))
              (i32.store (i32.const 8220) (call $open_file))
              (i32.store (i32.const 8192) (i32.const 28)))
            (func $spoil
              (memory.fill (i32.const 16) (i32.const 255) (i32.const 64))
              (memory.fill (i32.const 8300) (i32.const 255) (i32.const 122000))
              (global.set $secret (i32.const 99))
              (drop (table.grow $table (ref.null func) (i32.const 5)))
              (table.set $table (i32.const 1) (ref.func $nothing))
              (drop (call $open_file))
              (drop (call $call (i32.const 4096) (i32.const 1) (i32.const 0) (i32.const 0))))
            (func (export "capsule_load") (param i32) (result i32)
              (i32.store (i32.const 20) (i32.const 77))
              (i32.store (i32.const 8192) (i32.const 0))
              (i32.const 8192))
            (func (export "capsule_run") (param i32) (result i32)
              (local $request i32)
              (local.set $request (i32.load8_u (i32.const 4096)))
              (if (i32.eq (local.get $request) (i32.const 111)) (then (call $observe)))
              (if (i32.eq (local.get $request) (i32.const 115)) (then (call $spoil)))
              (if (i32.eq (local.get $request) (i32.const 103)) (then
                (call $spoil) (drop (memory.grow (i32.const 1000))) (memory.fill (i32.const 131072) (i32.const 255) (i32.const 65536))))
              (if (i32.eq (local.get $request) (i32.const 116)) (then (call $spoil) (unreachable)))
              (if (i32.eq (local.get $request) (i32.const 108)) (then (call $spoil) (loop (br 0))))
              (if (i32.eq (local.get $request) (i32.const 112)) (then
                (drop (call $call (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 1000)))))
              (i32.const 8192))
            """;

    private static final int[] FRESH = {5, 12, 2, 0, 2, 1, 4};

    @TempDir
    static Path directory;

    private static GuestImage image;

    @BeforeAll
    static void build() throws IOException {
        image = TestImages.of(GUEST, directory);
    }

    @Test
    void whatIsPreparedIsWhatIsUsed() {
        GuestProgram.prepare(image);

        assertThat(GuestProgram.of(image)).isSameAs(GuestProgram.of(image));
    }

    @Test
    void startsFromTheInitialisedGuest() {
        assertThat(observe(GuestProgram.of(image))).isEqualTo(FRESH);
    }

    @Test
    void knowsNothingOfThoseBefore() {
        GuestProgram program = GuestProgram.of(image);
        for (int i = 0; i < 10; i++) {
            for (String request : new String[] {"s", "g", "t", "l"}) {
                leaveBehind(program, request);
                assertThat(observe(program)).as("after " + request).isEqualTo(FRESH);
                assertThatThrownBy(() -> leaveBehindOrThrow(program, "p"))
                        .isInstanceOf(GuestFailure.Trapped.class)
                        .hasMessage("trap: capsule.call: there is no pending response in function 1 < function 11");
            }
        }
        assertThat(HostHeap.taken()).isZero();
    }

    @Test
    void theModuleWrittenStartsWhereTheInstanceWas() {
        byte[] module;
        try (GuestInstance instance = instance(GuestProgram.of(image), 1_000_000)) {
            assertThat(instance.load("x".getBytes(UTF_8))).isEmpty();
            module = instance.writeModule(Map.of("note", new byte[] {1}));
        }
        GuestProgram program = GuestProgram.of(image, module);
        int[] expected = FRESH.clone();
        expected[0] = 77;
        assertThat(observe(program)).isEqualTo(expected);
        leaveBehind(program, "s");
        assertThat(observe(program)).isEqualTo(expected);
    }

    @Test
    void aModuleOfAnotherGuestIsRefused() throws IOException {
        Path elsewhere = java.nio.file.Files.createDirectory(directory.resolve("other"));
        GuestImage other = TestImages.of(GUEST.replace("(i32.const 77)", "(i32.const 78)"), elsewhere);
        byte[] module;
        try (GuestInstance instance = instance(GuestProgram.of(other), 1_000_000)) {
            module = instance.writeModule(Map.of());
        }
        assertThatThrownBy(() -> GuestProgram.of(image, module))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the task module was made with another version of the guest: build it again");
    }

    @Test
    void aClosedInstanceTakesNoCall() {
        GuestInstance instance = instance(GuestProgram.of(image), 1_000_000);
        instance.close();
        assertThatThrownBy(() -> instance.run("o".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the instance is closed");
        instance.close();
    }

    @Test
    void doesNotStartWithLessMemoryThanItNeeds() {
        GuestProgram program = GuestProgram.of(image);
        assertThat(program.minimumMemoryBytes()).isEqualTo(131_072);
        assertThatThrownBy(() -> program.instantiate(
                        InstanceOptions.builder(new Limits(1000, 131_071, 1000)).build()))
                .isInstanceOf(GuestFailure.MemoryExhausted.class)
                .hasMessage("the guest needs 131072 bytes of memory to start, the limit is 131071");
    }

    private static void leaveBehind(GuestProgram program, String request) {
        try {
            leaveBehindOrThrow(program, request);
        } catch (GuestFailure e) {
            assertThat(request).isIn("t", "l");
        }
    }

    private static void leaveBehindOrThrow(GuestProgram program, String request) {
        try (GuestInstance instance = instance(program, 1_000_000)) {
            instance.run(request.getBytes(UTF_8));
        }
    }

    private static int[] observe(GuestProgram program) {
        try (GuestInstance instance = instance(program, 1_000_000)) {
            ByteBuffer answer =
                    ByteBuffer.wrap(instance.run("o".getBytes(UTF_8))).order(ByteOrder.LITTLE_ENDIAN);
            int[] observed = new int[answer.remaining() / 4];
            answer.asIntBuffer().get(observed);
            return observed;
        }
    }

    private static GuestInstance instance(GuestProgram program, long fuel) {
        return program.instantiate(InstanceOptions.builder(new Limits(fuel, 100 << 20, 60_000))
                .hostCall(request -> "a response".getBytes(UTF_8))
                .build());
    }
}
