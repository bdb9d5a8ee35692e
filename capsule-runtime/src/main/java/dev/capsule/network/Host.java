/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host of a URL in its one canonical form. Other spellings of an address than the usual one are refused: what one
 * reader takes for a name, another takes for an address.
 *
 * @param name a domain in ASCII and lower case, or an address without brackets
 * @param literal the address, when the host is one
 */
record Host(String name, @Nullable InetAddress literal) {

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");
    private static final int LONGEST_NAME = 253;

    /**
     * Reads the host of a URL.
     *
     * @throws InvalidRequestException when it is none, or an address in an odd spelling
     */
    static Host parse(String written) {
        if (written.startsWith("[") && written.endsWith("]")) {
            return ipv6(written);
        }
        String ascii;
        try {
            ascii = IDN.toASCII(written).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw wrong(written, "it is not the name of a host");
        }
        var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (name.length() > LONGEST_NAME || !DOMAIN.matcher(name).matches()) {
            throw wrong(written, "it is not the name of a host");
        }
        if (!NUMERIC_END.matcher(name).matches()) {
            return new Host(name, null);
        }
        if (!IPV4.matcher(name).matches()) {
            throw wrong(written, "an IPv4 address is written as four decimal numbers, as in 192.0.2.1");
        }
        return new Host(name, address(written, name));
    }

    private static Host ipv6(String written) {
        var inside = written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
        if (!IPV6.matcher(inside).matches()) {
            throw wrong(written, "it is not an IPv6 address, or has a zone");
        }
        if (address(written, written) instanceof Inet6Address address) {
            return new Host(canonical(address), address);
        }
        throw wrong(written, "an IPv4 address is not written as an IPv6 one");
    }

    private static String canonical(InetAddress address) {
        return address.getHostAddress();
    }

    /** Whether an address in {@code allowed_hosts}, without brackets, is this one. */
    boolean isAddress(String written) {
        return Optional.ofNullable(literal)
                .filter(address -> written.contains(":"))
                .map(address -> Arrays.equals(
                        address.getAddress(),
                        address(written, "[" + written + "]").getAddress()))
                .orElse(false);
    }

    private static InetAddress address(String written, String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw wrong(written, "it is not an address");
        }
    }

    private static InvalidRequestException wrong(String written, String why) {
        return new InvalidRequestException("\"" + written + "\" is not a host that can be reached: " + why);
    }

    boolean isLocalhost() {
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /** Returns the host as a URL has it. */
    @Override
    public String toString() {
        return name.contains(":") ? "[" + name + "]" : name;
    }
}
