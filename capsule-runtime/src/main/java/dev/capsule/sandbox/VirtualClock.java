/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.time.Instant;

/** A clock that only the guest's own doing moves. */
final class VirtualClock implements GuestClock {

    private static final long READING_NANOS = 1_000;

    private final long start;
    private long passed;

    VirtualClock(Instant start) {
        this.start = start.getEpochSecond() * 1_000_000_000L + start.getNano();
    }

    @Override
    public long realtimeNanos() {
        return start + pass(READING_NANOS);
    }

    @Override
    public long monotonicNanos() {
        return pass(READING_NANOS);
    }

    @Override
    public boolean skip(long nanos) {
        pass(nanos);
        return true;
    }

    /** Stops before the clock would overflow: a guest that slept for ever is told the same time from then on. */
    private long pass(long nanos) {
        long room = Long.MAX_VALUE / 2 - start - passed;
        passed += Math.min(nanos, Math.max(room, 0));
        return passed;
    }
}
