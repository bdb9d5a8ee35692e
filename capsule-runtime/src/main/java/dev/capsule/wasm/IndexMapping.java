/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** What functions and globals are called after a change, and whether they may be called at all. */
@FunctionalInterface
public interface IndexMapping {
    /**
     * Returns the new index of a function.
     *
     * @param index the index so far
     * @param position where it is named
     * @throws WasmFormatException if there is no such function
     */
    int function(int index, int position);

    /**
     * Returns the new index of a global, which is the old one unless told otherwise.
     *
     * @param index the index so far
     * @param position where it is named
     * @throws WasmFormatException if there is no such global
     */
    default int global(int index, int position) {
        return index;
    }
}
