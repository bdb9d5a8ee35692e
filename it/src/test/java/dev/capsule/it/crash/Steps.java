/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

/** Counts the steps that change files, and lets the process die before one of them. */
final class Steps {

    private final Runnable death;
    private int left;
    private boolean dead;

    /**
     * Creates a counter.
     *
     * @param survived how many steps are made
     * @param death what happens instead of the next
     */
    Steps(int survived, Runnable death) {
        this.left = survived;
        this.death = death;
    }

    /** A process that is dead but for the rest of its code, whose every access to a file fails. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies in place of the JVM. */
    static Steps dyingAfter(int survived) {
        return new Steps(survived, () -> {
            throw new Dead();
        });
    }

    /** Ends the JVM as a signal does: nothing is cleaned up. */
    static Steps haltingAfter(int survived) {
        return new Steps(survived, () -> Runtime.getRuntime().halt(137));
    }

    boolean isDead() {
        return dead;
    }

    void look() {
        if (dead) {
            throw new Dead();
        }
    }

    void change() {
        look();
        if (left-- == 0) {
            dead = true;
            death.run();
        }
    }
}
