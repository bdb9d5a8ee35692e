/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void doublesWithinHalfAndStopsAtTenSeconds() {
        var backoff = new Backoff(42);

        assertThat(backoff.delayMillis(0)).isBetween(50L, 150L);
        assertThat(backoff.delayMillis(1)).isBetween(100L, 300L);
        assertThat(backoff.delayMillis(3)).isBetween(400L, 1_200L);
        assertThat(backoff.delayMillis(60)).isBetween(5_000L, 15_000L);
    }

    @Test
    void repeatsWithTheSameSeed() {
        assertThat(new Backoff(7).delayMillis(4)).isEqualTo(new Backoff(7).delayMillis(4));
    }

    @Test
    void endsAtOnceWhenCancelled() {
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThat(new Backoff(1).await(60, cancellation)).isFalse();
    }
}
