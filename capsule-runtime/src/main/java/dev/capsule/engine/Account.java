/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * What several instances may use together, beside the limits that each has of its own. Called from the threads of all
 * of them.
 *
 * @since 0.1
 */
public interface Account {

    /** Bounds nothing. */
    Account UNLIMITED = new Account() {
        @Override
        public boolean takeMemory(long bytes) {
            return true;
        }

        @Override
        public void giveBackMemory(long bytes) {}

        @Override
        public long takeFuel(long units) {
            return units;
        }

        @Override
        public void giveBackFuel(long units) {}
    };

    /** Takes memory out of what is left; false when there is not so much. */
    boolean takeMemory(long bytes);

    /** Gives back memory that was taken. */
    void giveBackMemory(long bytes);

    /** Takes fuel out of what is left; returns the units taken, fewer than wanted when there are not so many. */
    long takeFuel(long units);

    /** Gives back fuel that was taken and not burnt. */
    void giveBackFuel(long units);
}
