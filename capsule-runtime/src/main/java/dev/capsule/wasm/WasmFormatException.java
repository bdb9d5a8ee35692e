/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** Says that bytes are not a WebAssembly module, or not one that can be handled here, and at which byte. */
public final class WasmFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /**
     * Creates the exception for one place of the input.
     *
     * @param problem what is wrong, without the place
     * @param offset the place, in bytes from the start of the array that holds it
     */
    public WasmFormatException(String problem, int offset) {
        super("%s (at byte %d of the WebAssembly module)".formatted(problem, offset));
        this.offset = offset;
    }

    /** Returns where the problem is, in bytes from the start of the array that was read. */
    public int offset() {
        return offset;
    }
}
