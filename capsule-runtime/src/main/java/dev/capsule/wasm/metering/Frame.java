/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

/** A construct of a function that is open at some point of the walk over it: the function itself, a block and so on. */
final class Frame {
    /** What opened a construct. */
    enum Kind {
        /** The function's body. */
        FUNCTION,
        /** A block, also one that catches exceptions. */
        BLOCK,
        /** A loop. */
        LOOP,
        /** A conditional that has had no other arm yet. */
        IF,
        /** A conditional in its other arm. */
        ELSE
    }

    /** What opened it. */
    Kind kind = Kind.FUNCTION;

    /** The region it was opened in, to which control returns if the construct completes normally. */
    int entry;

    /** The region of a loop's body. */
    int body;

    /** The outermost construct that a branch in this one has left for, by depth. */
    int escapesTo;

    /** How many instructions branch to its label, a {@code br_table} counting once; 2 stands for more, too. */
    int branches;

    /** The fork that the one branch to its label belongs to. */
    int fork;

    /** The region that the one branch to its label is in. */
    int source;

    /** The fork of a conditional. */
    int condition;

    /** The region that control falls out of the first arm of a conditional from. */
    int firstArm;

    void open(Kind newKind, int depth, int region) {
        kind = newKind;
        entry = region;
        body = Regions.NONE;
        escapesTo = depth;
        branches = 0;
        fork = Forks.NONE;
        source = Regions.NONE;
        condition = Forks.NONE;
        firstArm = Regions.NONE;
    }
}
