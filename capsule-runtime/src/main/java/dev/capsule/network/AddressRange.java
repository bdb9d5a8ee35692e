/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Addresses that begin with the same bits. */
final class AddressRange {

    private final byte[] prefix;
    private final int bits;

    private AddressRange(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /** Reads ranges as {@code address/bits}. */
    static List<AddressRange> all(String... written) {
        return Stream.of(written).map(AddressRange::of).toList();
    }

    static boolean any(List<AddressRange> ranges, InetAddress address) {
        var bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(bytes));
    }

    private static AddressRange of(String written) {
        var slash = written.indexOf('/');
        try {
            // an address, not a name: nothing asks a name server
            var address = InetAddress.getByName(written.substring(0, slash)).getAddress();
            return new AddressRange(address, Integer.parseInt(written.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(written, e);
        }
    }

    private boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
