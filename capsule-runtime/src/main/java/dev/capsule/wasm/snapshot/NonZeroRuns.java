/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.LinearMemory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The parts of a memory that are not zero; short stretches of zeros between them count as part. */
final class NonZeroRuns {
    /** A gap this long is worth a segment of its own, whose header takes about 10 bytes. */
    private static final int SMALLEST_GAP = 32;

    /** Engines accept 100,000 data segments (WebAssembly JavaScript Interface, "Implementation-defined Limits"). */
    private static final int MOST_RUNS = 50_000;

    /** Memory is looked at as longs, and copied for that: a JVM that has compiled nothing yet is slow at views. */
    private static final int BLOCK = 8192;

    private final LinearMemory memory;
    private final byte[] block = new byte[BLOCK * Long.BYTES];
    private final long[] longs = new long[BLOCK];
    private int[] bounds = new int[256];
    private int count;

    private NonZeroRuns(LinearMemory memory) {
        this.memory = memory;
    }

    static NonZeroRuns of(LinearMemory memory) {
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
        int size = Math.toIntExact(memory.size());
        for (int start = 0; start < size; start += block.length) {
            int count = Math.min(block.length, size - start);
            read(start, count);
            for (int i = 0; i < longs.length && i * Long.BYTES < count; i++) {
                if (longs[i] != 0 && !extend(start + i * Long.BYTES, longs[i], gap)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads a block; what is not filled of the last one counts as zero. */
    private void read(int start, int size) {
        memory.copyOut(start, block, 0, size);
        Arrays.fill(block, size, block.length, (byte) 0);
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(longs);
    }

    /** Takes eight bytes that are not all zero into the last run, or into a new one; false if there are too many. */
    private boolean extend(int address, long value, int gap) {
        int first = address + Long.numberOfTrailingZeros(value) / Byte.SIZE;
        int end = address + Long.BYTES - Long.numberOfLeadingZeros(value) / Byte.SIZE;
        if (count > 0 && first - bounds[2 * count - 1] < gap) {
            bounds[2 * count - 1] = end;
            return true;
        }
        if (count == MOST_RUNS) {
            return false;
        }
        add(first, end);
        return true;
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
