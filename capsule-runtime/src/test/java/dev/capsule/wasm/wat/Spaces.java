/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

/** The index spaces of a module. */
final class Spaces {
    final FunctionTypes types = new FunctionTypes();
    final Names functions = new Names();
    final Names tables = new Names();
    final Names memories = new Names();
    final Names globals = new Names();
    final Names tags = new Names();
    final Names elements = new Names();
    final Names data = new Names();

    Names of(String kind) {
        return switch (kind) {
            case "func" -> functions;
            case "table" -> tables;
            case "memory" -> memories;
            case "global" -> globals;
            case "tag" -> tags;
            default -> throw new IllegalArgumentException("Unknown kind " + kind);
        };
    }

    static int code(String kind) {
        return switch (kind) {
            case "func" -> 0;
            case "table" -> 1;
            case "memory" -> 2;
            case "global" -> 3;
            default -> 4;
        };
    }
}
