/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

/**
 * Where functions are before and after metering: one import comes behind the existing ones, three functions come
 * behind the defined ones.
 *
 * @param imported how many functions the module imports
 * @param defined how many functions the module defines
 */
record FunctionIndices(int imported, int defined) {

    /** How many functions are added behind the defined ones. */
    static final int ADDED = 3;

    /** The imported function that grants more fuel. */
    int refuel() {
        return imported;
    }

    /** The function that takes its argument from the fuel. */
    int charge() {
        return imported + 1 + defined;
    }

    /** The function that charges for moving a number of bytes and returns that number. */
    int bulkBytes() {
        return charge() + 1;
    }

    /** The function that charges for moving a number of table elements and returns that number. */
    int bulkElements() {
        return charge() + 2;
    }

    /** Returns the index that a function of the module has after metering. */
    int shift(int function) {
        return function < imported ? function : function + 1;
    }
}
