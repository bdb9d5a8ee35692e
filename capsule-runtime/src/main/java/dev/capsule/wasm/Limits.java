/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/**
 * The size of a memory in pages of 64 KiB, or of a table in elements.
 *
 * @param minimum the size at the start
 * @param maximum the size it can grow to; -1 if that is not limited
 * @param shared whether threads share it
 */
public record Limits(long minimum, long maximum, boolean shared) {
    private static final int HAS_MAXIMUM = 1;
    private static final int SHARED = 2;

    /** Reads limits; those of 64-bit memories and tables are not supported. */
    public static Limits read(WasmReader in) {
        int start = in.position();
        int flags = in.u8();
        if (flags > (HAS_MAXIMUM | SHARED)) {
            throw new WasmFormatException("Unsupported limits 0x%02x".formatted(flags), start);
        }
        long minimum = Integer.toUnsignedLong(in.u32());
        long maximum = (flags & HAS_MAXIMUM) != 0 ? Integer.toUnsignedLong(in.u32()) : -1;
        return new Limits(minimum, maximum, (flags & SHARED) != 0);
    }

    /** Returns these limits with another size at the start. */
    public Limits withMinimum(long size) {
        return new Limits(size, maximum, shared);
    }

    /** Writes these limits. */
    public void writeTo(WasmWriter out) {
        out.u8((maximum >= 0 ? HAS_MAXIMUM : 0) | (shared ? SHARED : 0)).u32((int) minimum);
        if (maximum >= 0) {
            out.u32((int) maximum);
        }
    }
}
