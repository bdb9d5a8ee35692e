/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest that was left to itself grows its memory while that is taken from it: nobody pays for what it gets. */
class GuestMemoryTests {

    private static final int PAGE_WORDS = 65_536 / Integer.BYTES;

    private final CountingAccount account = new CountingAccount();
    private final GuestMemory memory = new GuestMemory(
            Objects.requireNonNull(HostHeap.allocate(PAGE_WORDS)),
            1000,
            new Meter(new Limits(1, 1 << 30, 60_000), account));

    @BeforeEach
    void start() {
        memory.meter().start();
    }

    @Test
    void growsAndGivesBackAll() {
        long before = HostHeap.taken();
        assertThat(memory.grow(3)).isEqualTo(1);
        HostHeap.giveBack(memory.takeWords().length);
        assertThat(account.bytes).isEqualTo(-65_536); // of the page it was created with
        assertThat(HostHeap.taken()).isEqualTo(before - 65_536);
    }

    @Test
    void doesNotGrowWhenItHasEnded() {
        HostHeap.giveBack(memory.takeWords().length);
        assertNothingIsTakenBy(() -> assertThat(memory.grow(3)).isEqualTo(-1));
    }

    @Test
    void doesNotGrowWhenItEndsInBetween() {
        account.beforeTaking = () -> HostHeap.giveBack(memory.takeWords().length);
        long before = HostHeap.taken();
        assertThat(memory.grow(3)).isEqualTo(-1);
        assertThat(HostHeap.taken()).isEqualTo(before - 65_536);
        assertThat(account.bytes).isEqualTo(-65_536);
    }

    @Test
    void takesNothingWhenItsTimeIsOver() {
        memory.meter().fail(new GuestFailure.Cancelled());
        assertNothingIsTakenBy(
                () -> assertThatThrownBy(() -> memory.grow(3)).isInstanceOf(GuestFailure.Cancelled.class));
        HostHeap.giveBack(memory.takeWords().length);
    }

    private void assertNothingIsTakenBy(Runnable action) {
        long heap = HostHeap.taken();
        long bytes = account.bytes;
        action.run();
        assertThat(HostHeap.taken()).isEqualTo(heap);
        assertThat(account.bytes).isEqualTo(bytes);
    }

    private static final class CountingAccount implements Account {
        private long bytes;
        private Runnable beforeTaking = () -> {};

        @Override
        public boolean takeMemory(long taken) {
            beforeTaking.run();
            bytes += taken;
            return true;
        }

        @Override
        public void giveBackMemory(long given) {
            bytes -= given;
        }

        @Override
        public long takeFuel(long units) {
            return units;
        }

        @Override
        public void giveBackFuel(long units) {}
    }
}
