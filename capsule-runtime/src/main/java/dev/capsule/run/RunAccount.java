/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.engine.Account;
import java.util.concurrent.atomic.AtomicLong;

/** The memory and the fuel that are left to the tasks of one run together. Safe for use by several threads. */
final class RunAccount implements Account {

    private final AtomicLong memory;
    private final AtomicLong fuel;

    RunAccount(long memoryBytes, long fuel) {
        this.memory = new AtomicLong(memoryBytes);
        this.fuel = new AtomicLong(fuel);
    }

    @Override
    public boolean takeMemory(long bytes) {
        return take(memory, bytes, false) == bytes;
    }

    @Override
    public void giveBackMemory(long bytes) {
        memory.addAndGet(bytes);
    }

    @Override
    public long takeFuel(long units) {
        return take(fuel, units, true);
    }

    @Override
    public void giveBackFuel(long units) {
        fuel.addAndGet(units);
    }

    boolean hasFuel() {
        return fuel.get() > 0;
    }

    /** Takes everything that is wanted, or else what there is, or nothing. */
    private static long take(AtomicLong from, long wanted, boolean orPart) {
        while (true) {
            long left = from.get();
            long taken = left >= wanted ? wanted : orPart ? left : 0;
            if (from.compareAndSet(left, left - taken)) {
                return taken;
            }
        }
    }
}
