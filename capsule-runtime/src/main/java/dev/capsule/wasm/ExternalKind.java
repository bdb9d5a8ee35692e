/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** What can be imported and exported. */
public enum ExternalKind {
    /** A function. */
    FUNCTION(0),
    /** A table of references. */
    TABLE(1),
    /** A linear memory. */
    MEMORY(2),
    /** A global variable. */
    GLOBAL(3),
    /** An exception tag. */
    TAG(4);

    private static final ExternalKind[] KINDS = values();

    private final int code;

    ExternalKind(int code) {
        this.code = code;
    }

    /** Returns the byte that stands for this kind. */
    public int code() {
        return code;
    }

    static ExternalKind read(WasmReader in) {
        int start = in.position();
        int code = in.u8();
        if (code >= KINDS.length) {
            throw new WasmFormatException("Unknown kind of import or export %d".formatted(code), start);
        }
        return KINDS[code];
    }
}
