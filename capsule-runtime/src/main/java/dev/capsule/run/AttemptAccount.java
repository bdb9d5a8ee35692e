/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.engine.Account;

/** One attempt's share of what its run may use; remembers what it was refused, to say so in the envelope. */
final class AttemptAccount implements Account {

    private final RunAccount run;
    private volatile boolean memoryRefused;
    private volatile boolean fuelRefused;

    AttemptAccount(RunAccount run) {
        this.run = run;
    }

    @Override
    public boolean takeMemory(long bytes) {
        var taken = run.takeMemory(bytes);
        memoryRefused |= !taken;
        return taken;
    }

    @Override
    public void giveBackMemory(long bytes) {
        run.giveBackMemory(bytes);
    }

    @Override
    public long takeFuel(long units) {
        var taken = run.takeFuel(units);
        fuelRefused |= taken < units;
        return taken;
    }

    @Override
    public void giveBackFuel(long units) {
        run.giveBackFuel(units);
    }

    boolean memoryRefused() {
        return memoryRefused;
    }

    boolean fuelRefused() {
        return fuelRefused;
    }
}
