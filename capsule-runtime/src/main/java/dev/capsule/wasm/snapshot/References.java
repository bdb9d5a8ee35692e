/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.Types;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** What references can be stored in a module: those to functions, and null. */
final class References {
    /** An element of a table that is null. */
    static final int NULL = -1;

    private static final int NULLABLE_REFERENCE = 0x63;
    private static final int REFERENCE = 0x64;

    private References() {}

    /** Fails unless a type of references, given by its first byte, may be one of references to functions. */
    static void requireFunctions(int type) {
        if (type != Types.FUNCREF && type != NULLABLE_REFERENCE && type != REFERENCE) {
            throw new IllegalArgumentException("A snapshot can hold references to functions only");
        }
    }

    /** Returns a mapping of functions to themselves that collects them. */
    static IntUnaryOperator addTo(Set<Integer> functions) {
        return function -> {
            functions.add(function);
            return function;
        };
    }
}
