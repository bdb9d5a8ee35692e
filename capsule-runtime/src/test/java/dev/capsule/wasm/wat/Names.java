/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An index space: how many things there are, and what some of them are called. */
final class Names {
    private final Map<String, Integer> indices = new HashMap<>();
    private int count;

    int add(Optional<String> name) {
        name.ifPresent(it -> indices.put(it, count));
        return count++;
    }

    int count() {
        return count;
    }

    int find(String nameOrIndex) {
        if (!nameOrIndex.startsWith("$")) {
            return Integer.parseInt(nameOrIndex);
        }
        Integer index = indices.get(nameOrIndex);
        if (index == null) {
            throw new IllegalArgumentException("Unknown name " + nameOrIndex);
        }
        return index;
    }
}
