/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

/** The contents of a linear memory, which are too large to be copied without need. */
public interface LinearMemory {

    /** Returns its size in bytes. */
    long size();

    /**
     * Copies bytes out of it.
     *
     * @param address where the first of them is
     * @param target the array to fill
     * @param offset where to begin in it
     * @param count how many bytes; all of them are within the memory and the array
     */
    void copyOut(int address, byte[] target, int offset, int count);

    /** Returns all of it as an array of its own. */
    default byte[] toByteArray() {
        byte[] bytes = new byte[Math.toIntExact(size())];
        copyOut(0, bytes, 0, bytes.length);
        return bytes;
    }

    /** Returns a memory that is kept in an array, which must not be changed afterwards. */
    static LinearMemory of(byte[] bytes) {
        return new LinearMemory() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void copyOut(int address, byte[] target, int offset, int count) {
                System.arraycopy(bytes, address, target, offset, count);
            }
        };
    }
}
