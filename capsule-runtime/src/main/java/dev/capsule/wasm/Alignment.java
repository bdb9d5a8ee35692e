/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** What loads and stores promise about their addresses. */
public final class Alignment {

    private static final int FIRST = 0x28;

    /** The natural alignments of the loads and stores from {@link #FIRST} on, as powers of two. */
    private static final String NATURAL = "23230011001122" + "232301012";

    private static final int EXPONENT = 0x3F;

    private Alignment() {}

    /**
     * Returns whether an instruction is a load or store of numbers that promises less than its natural alignment.
     *
     * @param in behind the opcode, which is not moved
     */
    public static boolean isLoose(int opcode, WasmReader in) {
        int place = opcode - FIRST;
        return place >= 0 && place < NATURAL.length() && (in.peek() & EXPONENT) < NATURAL.charAt(place) - '0';
    }
}
