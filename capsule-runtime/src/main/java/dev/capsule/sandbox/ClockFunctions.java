/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Reading clocks and waiting. */
final class ClockFunctions {

    private static final int REALTIME = 0;
    private static final int LAST_CLOCK = 3;
    private static final long RESOLUTION_NANOS = 1000;

    private static final int MOST_SUBSCRIPTIONS = 64;
    private static final int SUBSCRIPTION_SIZE = 48;
    private static final int EVENT_SIZE = 32;
    private static final int CLOCK = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;

    private ClockFunctions() {}

    static Errno call(WasiFunction function, Wasi wasi, long[] a) {
        return switch (function) {
            case CLOCK_RES_GET -> {
                requireClock((int) a[0]);
                wasi.pointers.putLong((int) a[1], RESOLUTION_NANOS);
                yield Errno.SUCCESS;
            }
            case CLOCK_TIME_GET -> {
                wasi.pointers.putLong((int) a[2], now(wasi, (int) a[0]));
                yield Errno.SUCCESS;
            }
            case POLL_ONEOFF -> poll(wasi, a);
            default -> throw function.elsewhere();
        };
    }

    private static void requireClock(int clock) {
        if (clock < REALTIME || clock > LAST_CLOCK) {
            throw Errno.INVAL.failure();
        }
    }

    /** The clocks of the process and the thread run with the monotonic one: a guest always seems to be busy. */
    private static long now(Wasi wasi, int clock) {
        requireClock(clock);
        return clock == REALTIME ? wasi.clock.realtimeNanos() : wasi.clock.monotonicNanos();
    }

    /** Something the guest waits for. */
    private record Subscription(long userData, int type, Errno errno, long waitNanos) {}

    private static Errno poll(Wasi wasi, long[] a) {
        int count = (int) a[2];
        if (count < 1 || count > MOST_SUBSCRIPTIONS) {
            return Errno.INVAL;
        }
        wasi.pointers.require((int) a[0], (long) count * SUBSCRIPTION_SIZE);
        wasi.pointers.require((int) a[1], (long) count * EVENT_SIZE);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subscriptions.add(read(wasi, (int) a[0] + i * SUBSCRIPTION_SIZE));
        }
        long wait =
                subscriptions.stream().mapToLong(Subscription::waitNanos).min().orElse(0);
        if (wait > 0 && !wasi.clock.skip(wait)) {
            wasi.guest.sleep(wait);
        }
        int events = 0;
        for (Subscription subscription : subscriptions) {
            if (subscription.waitNanos() <= wait) {
                write(wasi, (int) a[1] + events++ * EVENT_SIZE, subscription);
            }
        }
        wasi.pointers.putInt((int) a[3], events);
        return Errno.SUCCESS;
    }

    private static Subscription read(Wasi wasi, int address) {
        GuestPointers pointers = wasi.pointers;
        long userData = pointers.getLong(address);
        int type = pointers.getByte(address + 8);
        try {
            switch (type) {
                case CLOCK -> {
                    int clock = pointers.getInt(address + 16);
                    long timeout = pointers.getLong(address + 24);
                    boolean absolute = (pointers.getShort(address + 40) & 1) != 0;
                    requireClock(clock);
                    // unsigned: what looks negative is longer than any deadline
                    long limited = timeout < 0 ? Long.MAX_VALUE : timeout;
                    long wait = absolute ? Math.max(0, limited - now(wasi, clock)) : limited;
                    return new Subscription(userData, type, Errno.SUCCESS, wait);
                }
                case READ, WRITE -> {
                    wasi.descriptors.get(pointers.getInt(address + 16));
                    return new Subscription(userData, type, Errno.SUCCESS, 0);
                }
                default -> throw Errno.INVAL.failure();
            }
        } catch (Errno.Failure failure) {
            return new Subscription(userData, type, failure.errno(), 0);
        }
    }

    private static void write(Wasi wasi, int address, Subscription subscription) {
        wasi.pointers.putLong(address, subscription.userData());
        wasi.pointers.putLong(address + 8, subscription.errno().number() | (long) subscription.type() << Short.SIZE);
        wasi.pointers.putLong(address + 16, 0);
        wasi.pointers.putLong(address + 24, 0);
    }
}
