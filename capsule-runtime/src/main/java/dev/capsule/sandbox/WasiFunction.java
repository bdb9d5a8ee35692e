/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of WASI preview 1.
 *
 * @param name the import's name
 * @param parameters the types of its parameters, {@code i} for 32 bits and {@code I} for 64
 * @param hasResult whether it returns an error number
 * @param body what it does
 * @since 0.1
 */
public record WasiFunction(String name, String parameters, boolean hasResult, Body body) {

    private static final Map<String, WasiFunction> BY_NAME = new HashMap<>();

    static {
        ProcessFunctions.add();
        ClockFunctions.add();
        ContentFunctions.add();
        DescriptorFunctions.add();
        DirectoryFunctions.add();
        PathFunctions.add();
        RefusedFunctions.add();
    }

    /** What a function does. */
    interface Body {
        Errno call(Wasi wasi, long[] arguments);
    }

    /** The function of a name; null when WASI preview 1 has none. */
    public static @Nullable WasiFunction named(String name) {
        return BY_NAME.get(name);
    }

    static void add(String name, String parameters, Body body) {
        BY_NAME.put(name, new WasiFunction(name, parameters, !name.equals("proc_exit"), body));
    }
}
