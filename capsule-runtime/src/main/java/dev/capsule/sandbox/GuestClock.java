/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.time.Instant;

/**
 * The clocks a guest reads.
 *
 * @since 0.1
 */
public interface GuestClock {

    /** The host's own clocks. */
    GuestClock SYSTEM = new GuestClock() {
        @Override
        public long realtimeNanos() {
            Instant now = Instant.now();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public long monotonicNanos() {
            return System.nanoTime();
        }
    };

    /** Nanoseconds since the epoch. */
    long realtimeNanos();

    /** Nanoseconds since some fixed moment; never goes back. */
    long monotonicNanos();

    /**
     * Lets time pass without waiting, if this is a clock that can.
     *
     * @return whether it did; otherwise the caller has to wait
     */
    default boolean skip(long nanos) {
        return false;
    }

    /**
     * Clocks that are the same in every run: a reading takes a microsecond, and sleeping takes what was asked for without
     * any waiting. Not safe for use by several threads.
     */
    static GuestClock virtual(Instant start) {
        return new VirtualClock(start);
    }

    /** Clocks that stand still, for builds whose output must not depend on the time of day. */
    static GuestClock fixed(Instant instant) {
        long nanos = instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        return new GuestClock() {
            @Override
            public long realtimeNanos() {
                return nanos;
            }

            @Override
            public long monotonicNanos() {
                return nanos;
            }
        };
    }
}
