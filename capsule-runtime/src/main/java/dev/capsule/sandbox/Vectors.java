/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileException;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a guest's memory to write from or to read into. */
final class Vectors {

    /** How much is moved at a time, and paid for. */
    static final int BLOCK = 1 << 16;

    private static final int MOST = 1024;

    private Vectors() {}

    /** One piece, which is inside the memory. */
    record Vector(int address, int length) {}

    /** Moves a part of a vector; returns fewer bytes than {@code length} to stop. */
    interface Move {
        int move(int address, int length, long before);
    }

    /** Moves all vectors block by block, until one comes short or fails after others were moved. */
    static int move(Wasi wasi, int address, int count, Move move) {
        int total = 0;
        for (Vector vector : read(wasi, address, count)) {
            for (int done = 0; done < vector.length(); ) {
                int wanted = Math.min(BLOCK, vector.length() - done);
                int moved;
                try {
                    moved = move.move(vector.address() + done, wanted, total);
                } catch (FileException e) {
                    if (total > 0) {
                        return total;
                    }
                    throw e;
                }
                wasi.guest.charge(Prices.bytes(moved));
                done += moved;
                total += moved;
                if (moved < wanted) {
                    return total;
                }
            }
        }
        return total;
    }

    private static List<Vector> read(Wasi wasi, int address, int count) {
        if (count < 0 || count > MOST) {
            throw Errno.INVAL.failure();
        }
        List<Vector> vectors = new ArrayList<>(count);
        long total = 0;
        for (int i = 0; i < count; i++) {
            Vector vector =
                    new Vector(wasi.pointers.getInt(address + i * 8), wasi.pointers.getInt(address + i * 8 + 4));
            total += Integer.toUnsignedLong(vector.length());
            if (total > Integer.MAX_VALUE) {
                throw Errno.INVAL.failure();
            }
            if (!wasi.guest.contains(vector.address(), vector.length())) {
                throw Errno.FAULT.failure();
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
