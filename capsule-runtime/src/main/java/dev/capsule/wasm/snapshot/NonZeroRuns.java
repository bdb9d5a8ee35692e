/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The parts of a memory that are not zero; short stretches of zeros between them count as part. */
final class NonZeroRuns {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A gap this long is worth a segment of its own, whose header takes about 10 bytes. */
    private static final int SMALLEST_GAP = 32;

    /** Engines accept 100,000 data segments (WebAssembly JavaScript Interface, "Implementation-defined Limits"). */
    private static final int MOST_RUNS = 50_000;

    private final byte[] memory;
    private int[] bounds = new int[256];
    private int count;

    private NonZeroRuns(byte[] memory) {
        this.memory = memory;
    }

    static NonZeroRuns of(byte[] memory) {
        NonZeroRuns runs = new NonZeroRuns(memory);
        int gap = SMALLEST_GAP;
        while (!runs.find(gap)) {
            gap *= 2;
        }
        return runs;
    }

    int count() {
        return count;
    }

    int start(int run) {
        return bounds[2 * run];
    }

    int end(int run) {
        return bounds[2 * run + 1];
    }

    /** Finds the runs, or returns false if there are too many. */
    private boolean find(int gap) {
        count = 0;
        int position = nextNonZero(0);
        while (position < memory.length) {
            if (count == MOST_RUNS) {
                return false;
            }
            int end = position + 1;
            int next = nextNonZero(end);
            while (next < memory.length && next - end < gap) {
                end = next + 1;
                next = nextNonZero(end);
            }
            add(position, end);
            position = next;
        }
        return true;
    }

    private int nextNonZero(int from) {
        int position = from;
        if (position < memory.length && memory[position] != 0) {
            return position;
        }
        for (; position <= memory.length - Long.BYTES; position += Long.BYTES) {
            long value = (long) LONGS.get(memory, position);
            if (value != 0) {
                return position + Long.numberOfTrailingZeros(value) / Byte.SIZE;
            }
        }
        while (position < memory.length && memory[position] == 0) {
            position++;
        }
        return position;
    }

    private void add(int start, int end) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        count++;
    }
}
