/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.WasmWriter;
import java.util.Arrays;

/** The changes to one function body, in the order of their places. */
final class Edits {
    private static final int CHARGE = 0;
    private static final int INDEX = 1;
    private static final int CALL = 2;

    private int count;
    private int[] kind = new int[256];
    private int[] start = new int[256];
    private int[] end = new int[256];
    private int[] value = new int[256];

    void clear() {
        count = 0;
    }

    /** Inserts the charge of a region. */
    void charge(int position, int region) {
        add(CHARGE, position, position, region);
    }

    /** Replaces an index. */
    void index(int from, int to, int newIndex) {
        add(INDEX, from, to, newIndex);
    }

    /** Inserts a call. */
    void call(int position, int function) {
        add(CALL, position, position, function);
    }

    /** Writes the bytes from {@code from} to {@code to} with the changes. */
    void apply(byte[] source, int from, int to, Regions regions, MeteredIndices indices, WasmWriter out) {
        int position = from;
        for (int i = 0; i < count; i++) {
            out.bytes(source, position, start[i]);
            position = end[i];
            switch (kind[i]) {
                case CHARGE -> writeCharge(value[i], regions, indices, out);
                case INDEX -> out.u32(value[i]);
                default -> out.u8(Opcode.CALL).u32(value[i]);
            }
        }
        out.bytes(source, position, to);
    }

    private static void writeCharge(int region, Regions regions, MeteredIndices indices, WasmWriter out) {
        long rest = regions.cost(region);
        boolean isCheckpoint = regions.isCheckpoint(region);
        while (rest != 0) {
            long part = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, rest));
            int function = isCheckpoint ? indices.charge() : indices.count();
            out.u8(Opcode.I32_CONST).s64(part).u8(Opcode.CALL).u32(function);
            rest -= part;
            isCheckpoint = false;
        }
    }

    private void add(int newKind, int from, int to, int newValue) {
        if (count == kind.length) {
            kind = Arrays.copyOf(kind, count * 2);
            start = Arrays.copyOf(start, count * 2);
            end = Arrays.copyOf(end, count * 2);
            value = Arrays.copyOf(value, count * 2);
        }
        kind[count] = newKind;
        start[count] = from;
        end[count] = to;
        value[count++] = newValue;
    }
}
