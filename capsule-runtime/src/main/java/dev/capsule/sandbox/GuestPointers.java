/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads and writes a guest's memory at addresses that it gave us: a bad one is the guest's error, never ours. */
final class GuestPointers {

    private static final int LONGEST_STRING = 1 << 14;

    private final GuestAccess guest;
    private final byte[] scratch = new byte[64];
    private final ByteBuffer values = ByteBuffer.wrap(scratch).order(ByteOrder.LITTLE_ENDIAN);

    GuestPointers(GuestAccess guest) {
        this.guest = guest;
    }

    /** Checks and pays for a range. */
    void require(int address, long length) {
        if (!guest.contains(address, length)) {
            throw Errno.FAULT.failure();
        }
        guest.charge(Prices.bytes(length));
    }

    byte[] bytes(int address, int length) {
        require(address, Integer.toUnsignedLong(length));
        byte[] bytes = new byte[length];
        guest.read(address, bytes, 0, length);
        return bytes;
    }

    void putBytes(int address, byte[] bytes) {
        require(address, bytes.length);
        guest.write(address, bytes, 0, bytes.length);
    }

    /** Writes into a range that {@link #require} has checked. */
    void putChecked(int address, byte[] bytes, int length) {
        guest.write(address, bytes, 0, length);
    }

    int getInt(int address) {
        return load(address, Integer.BYTES).getInt(0);
    }

    long getLong(int address) {
        return load(address, Long.BYTES).getLong(0);
    }

    int getByte(int address) {
        return load(address, 1).get(0) & 0xFF;
    }

    int getShort(int address) {
        return load(address, Short.BYTES).getShort(0) & 0xFFFF;
    }

    void putInt(int address, int value) {
        values.putInt(0, value);
        store(address, Integer.BYTES);
    }

    void putLong(int address, long value) {
        values.putLong(0, value);
        store(address, Long.BYTES);
    }

    /** A path or name, which has to be well-formed UTF-8. */
    String string(int address, int length) {
        if (Integer.compareUnsigned(length, LONGEST_STRING) > 0) {
            throw Errno.NAMETOOLONG.failure();
        }
        byte[] bytes = bytes(address, length);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw Errno.ILSEQ.failure();
        }
    }

    private ByteBuffer load(int address, int size) {
        if (!guest.contains(address, size)) {
            throw Errno.FAULT.failure();
        }
        guest.read(address, scratch, 0, size);
        return values;
    }

    private void store(int address, int size) {
        if (!guest.contains(address, size)) {
            throw Errno.FAULT.failure();
        }
        guest.write(address, scratch, 0, size);
    }
}
