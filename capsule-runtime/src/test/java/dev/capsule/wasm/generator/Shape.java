/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import java.util.ArrayList;
import java.util.List;

/** What the functions of a generated module can refer to. */
final class Shape {
    /** Answers 1 a limited number of times. */
    static final int MAY_GO_ON = 1;

    /** The functions in front of the random ones: an import and {@link #MAY_GO_ON}. */
    static final int FIRST_RANDOM_FUNCTION = 2;

    /** The globals of the types i32, i64, f32 and f64 that code reads and writes. */
    static final int FIRST_RANDOM_GLOBAL = 1;

    static final int TABLE_SIZE = 8;
    static final int SEGMENT_SIZE = 300;

    /** All types; the first ones are those of the import, of {@link #MAY_GO_ON} and of the tag. */
    final List<Signature> types = new ArrayList<>();

    /** The type index of every random function. */
    final List<Integer> functions = new ArrayList<>();

    boolean hasTag;

    int typeIndex(Signature type) {
        int known = types.indexOf(type);
        if (known >= 0) {
            return known;
        }
        types.add(type);
        return types.size() - 1;
    }

    Signature function(int random) {
        return types.get(functions.get(random));
    }
}
