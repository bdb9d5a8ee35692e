/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Hosts that a task may send requests to, as in {@code allowed_hosts}. What a pattern matches is decided by whoever
 * makes the connection; this is its validated form.
 *
 * @param kind how {@code name} is to be read
 * @param name in lower case and, where it is a domain, in ASCII: a domain, the domain below which any is meant, an IPv4
 *     address or an IPv6 address without brackets; empty for any host
 * @param port the only port that is meant; empty when none was given
 */
public record HostPattern(Kind kind, String name, OptionalInt port) {

    /** Every host. */
    public static final HostPattern ANY = new HostPattern(Kind.ANY, "", OptionalInt.empty());

    private static final Pattern WRITTEN = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::([^:]*))?");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*(?:[0-9]+\\.[0-9.]+)?");
    private static final int LONGEST_NAME = 253;
    private static final int LARGEST_PORT = 65_535;

    /** How a pattern's name is to be read. */
    public enum Kind {
        /** {@code *}: every host. */
        ANY,
        /** {@code *.example.com}: every domain below, at any depth, and not the domain itself. */
        SUBDOMAINS,
        /** {@code api.example.com} or {@code 10.0.0.7}: this host alone. */
        HOST
    }

    /**
     * Reads {@code host}, {@code *.domain}, {@code *}, each but the last with {@code :port} or without. An IPv6 address
     * is written in brackets.
     *
     * @throws PolicyFormatException when the text is something else, such as a URL
     */
    public static HostPattern parse(String text) {
        if (text.equals("*")) {
            return ANY;
        }
        if (text.contains("/") || text.contains("@")) {
            throw wrong(text, "write the host alone, without scheme, user or path, as in \"api.example.com\"");
        }
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw wrong(
                    text, "it has more than one colon; an IPv6 address is written in brackets, as in \"[::1]:8080\"");
        }
        var port = matcher.group(2) == null ? OptionalInt.empty() : OptionalInt.of(port(text, matcher.group(2)));
        var host = matcher.group(1);
        if (host.startsWith("[")) {
            return new HostPattern(Kind.HOST, ipv6(text, host.substring(1, host.length() - 1)), port);
        }
        if (host.startsWith("*.")) {
            var domain = domain(text, host.substring(2));
            if (DIGITS_AND_DOTS.matcher(domain).matches()) {
                throw wrong(text, "addresses have no domains below them");
            }
            return new HostPattern(Kind.SUBDOMAINS, domain, port);
        }
        return new HostPattern(Kind.HOST, domain(text, host), port);
    }

    /** Returns the pattern as {@link #parse} reads it. */
    @Override
    public String toString() {
        var host = switch (kind) {
            case ANY -> "*";
            case SUBDOMAINS -> "*." + name;
            case HOST -> name.contains(":") ? "[" + name + "]" : name;
        };
        return port.isPresent() ? host + ":" + port.getAsInt() : host;
    }

    private static int port(String text, String digits) {
        if (digits.matches("[0-9]{1,5}")) {
            var port = Integer.parseInt(digits);
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        }
        throw wrong(text, "a port is a number from 1 to " + LARGEST_PORT);
    }

    private static String domain(String text, String host) {
        if (host.contains("*")) {
            throw wrong(text, "a star stands alone or for the domains below one, as in \"*\" or \"*.example.com\"");
        }
        var ascii = ascii(text, host);
        if (ascii.length() > LONGEST_NAME || !DOMAIN.matcher(ascii).matches()) {
            throw wrong(text, "it is not the name of a host");
        }
        if (DIGITS_AND_DOTS.matcher(ascii).matches() && !IPV4.matcher(ascii).matches()) {
            throw wrong(text, "an IPv4 address has four numbers from 0 to 255");
        }
        return ascii;
    }

    private static String ascii(String text, String host) {
        try {
            return IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw wrong(text, "it is not the name of a host");
        }
    }

    private static String ipv6(String text, String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        if (!IPV6.matcher(lower).matches()) {
            throw wrong(text, "it is not an IPv6 address");
        }
        try {
            // digits and colons alone: nothing here asks a name server
            InetAddress.getByName("[" + lower + "]");
            return lower;
        } catch (UnknownHostException e) {
            throw wrong(text, "it is not an IPv6 address");
        }
    }

    private static PolicyFormatException wrong(String text, String why) {
        return new PolicyFormatException("\"" + text + "\" is not a host that can be allowed: " + why);
    }
}
