/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest gets as much memory as its limit says, and what it used is known. */
class MemoryLimitTests {

    private static final long PAGE = 65_536;
    private static final long MINUTE = 60_000;

    /** Grows by single pages until it is refused, then exits with the number of pages it got. */
    private static final String GROW = """
            (loop (br_if 0 (i32.ge_s (memory.grow (i32.const 1)) (i32.const 0))))
            (call $exit (memory.size))
            """;

    @TempDir
    Path cache;

    @Test
    void growsToItsLimitAndNoFurther() {
        ForeignProgram program = Programs.running(cache, GROW);
        try (ForeignInstance instance = Programs.instance(program, 1_000_000, 100 * PAGE + 1, MINUTE)) {
            assertThat(instance.run()).isEqualTo(100);
            assertThat(instance.usage().peakMemoryBytes()).isEqualTo(100 * PAGE);
            assertThat(instance.usage().memoryLimitHit()).isTrue();
        }
    }

    @Test
    void growsToTheModulesOwnMaximum() {
        ForeignProgram program =
                Programs.of(cache, "(memory (export \"memory\") 1 7) (func (export \"_start\") " + GROW + ")");
        try (ForeignInstance instance = Programs.instance(program, 1_000_000, 100 * PAGE, MINUTE)) {
            assertThat(instance.run()).isEqualTo(7);
        }
    }

    @Test
    void isRefusedMoreThanTheHeapHolds() {
        long pages = Runtime.getRuntime().maxMemory() / PAGE / 2;
        ForeignProgram program = Programs.running(cache, """
                (drop (memory.grow (i32.const 65535)))
                (drop (memory.grow (i32.const %1$d)))
                (drop (memory.grow (i32.const %1$d)))
                (call $exit (memory.size))
                """.formatted(pages));
        long before = HostHeap.taken();
        try (ForeignInstance instance = Programs.instance(program, 10_000_000, Limits.NONE, MINUTE)) {
            assertThat(instance.run()).isEqualTo(1 + (int) pages);
            assertThat(instance.usage().memoryLimitHit()).isTrue();
        }
        assertThat(HostHeap.taken()).isEqualTo(before);
    }

    @Test
    void aGrownMemoryIsZeroAndKeepsItsContents() {
        ForeignProgram program = Programs.running(cache, """
                (local i32)
                (i32.store (i32.const 65532) (i32.const 5))
                (drop (memory.grow (i32.const 40)))
                (local.set 0 (i32.const 65536))
                (loop
                  (if (i32.load (local.get 0)) (then (unreachable)))
                  (local.set 0 (i32.add (local.get 0) (i32.const 4)))
                  (br_if 0 (i32.lt_u (local.get 0) (i32.const 2686976))))
                (call $exit (i32.load (i32.const 65532)))
                """);
        try (ForeignInstance instance = Programs.instance(program, 100_000_000, 100 * PAGE, MINUTE)) {
            assertThat(instance.run()).isEqualTo(5);
        }
    }

    @Test
    void doesNotStartWithLessThanItNeeds() {
        ForeignProgram program = Programs.running(cache, "(nop)");
        assertThatThrownBy(() -> Programs.instance(program, 1000, 1000, MINUTE))
                .isInstanceOf(GuestFailure.MemoryExhausted.class)
                .hasMessage("the module needs 65536 bytes of memory to start, the limit is 1000");
    }

    @Test
    void tablesAreBoundedAndNotShared() {
        ForeignProgram program = Programs.of(cache, """
                (memory (export "memory") 1)
                (table 1 funcref)
                (func (export "_start")
                  (if (i32.ne (table.size 0) (i32.const 1)) (then (unreachable)))
                  (drop (table.grow 0 (ref.null func) (i32.const 10)))
                  (if (i32.ne (table.grow 0 (ref.null func) (i32.const 2000000)) (i32.const -1)) (then (unreachable)))
                  (call $exit (table.size 0)))
                """);
        for (int i = 0; i < 2; i++) {
            try (ForeignInstance instance = Programs.instance(program, 1_000_000, PAGE, MINUTE)) {
                assertThat(instance.run()).isEqualTo(11);
            }
        }
    }
}
