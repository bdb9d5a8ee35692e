/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an image holds besides its memory.
 *
 * @param globals the values of the mutable globals
 * @param tables the functions in the tables
 * @param functionCodes what tables hold per function for indirect calls
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record SavedState(long[] globals, List<int[]> tables, int[] functionCodes) {

    byte[] toByteArray() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(globals.length);
            for (long global : globals) {
                out.writeLong(global);
            }
            out.writeInt(tables.size());
            for (int[] table : tables) {
                write(out, table);
            }
            write(out, functionCodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SavedState read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long[] globals = new long[in.readInt()];
            for (int i = 0; i < globals.length; i++) {
                globals[i] = in.readLong();
            }
            List<int[]> tables = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                tables.add(read(in));
            }
            return new SavedState(globals, tables, read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    private static int[] read(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
