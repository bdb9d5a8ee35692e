/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.IndexMapping;
import dev.capsule.wasm.Types;
import java.util.Set;

/** What references can be stored in a module: those to functions, and null. */
final class References {
    /** An element of a table that is null. */
    static final int NULL = -1;

    private References() {}

    /** Fails unless a type of references, given by its first byte, may be one of references to functions. */
    static void requireFunctions(int type) {
        if (type != Types.FUNCREF && type != Types.NULLABLE_REFERENCE && type != Types.REFERENCE) {
            throw new IllegalArgumentException("A snapshot can hold references to functions only");
        }
    }

    /** Returns a mapping of functions to themselves that collects them. */
    static IndexMapping addTo(Set<Integer> functions) {
        return (function, position) -> {
            functions.add(function);
            return function;
        };
    }
}
