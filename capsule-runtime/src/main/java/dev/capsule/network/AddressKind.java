/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * What an address is for, after the special-purpose registries of IANA (RFC 6890 and its updates), and where clouds
 * answer with credentials.
 */
enum AddressKind {
    /** Anybody's: what a wildcard covers. */
    PUBLIC,
    /** The machine itself. */
    LOOPBACK,
    /** A network of the machine's owner: private, unique-local or shared address space. */
    PRIVATE,
    /**
     * Everything else: link-local, where the metadata of clouds is, multicast, unspecified, reserved, and IPv6 addresses
     * that stand for IPv4 ones.
     */
    SPECIAL;

    private static final List<AddressRange> LOOPBACKS = AddressRange.all("127.0.0.0/8", "::1/128");

    private static final List<AddressRange> PRIVATES =
            AddressRange.all("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** Addresses of clouds' metadata that lie in other ranges: they are as good as link-local. */
    private static final List<AddressRange> METADATA =
            AddressRange.all("168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::/32", "192.0.0.192/32");

    private static final List<AddressRange> SPECIAL_IPV4 = AddressRange.all(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final List<AddressRange> GLOBAL_IPV6 = AddressRange.all("2000::/3");

    /** Within the global range: Teredo and other protocol assignments, documentation, 6to4. */
    private static final List<AddressRange> SPECIAL_IPV6 =
            AddressRange.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    static AddressKind of(InetAddress address) {
        if (AddressRange.any(METADATA, address)) {
            return SPECIAL;
        }
        if (AddressRange.any(LOOPBACKS, address)) {
            return LOOPBACK;
        }
        if (AddressRange.any(PRIVATES, address)) {
            return PRIVATE;
        }
        if (address instanceof Inet4Address) {
            return AddressRange.any(SPECIAL_IPV4, address) ? SPECIAL : PUBLIC;
        }
        return AddressRange.any(GLOBAL_IPV6, address) && !AddressRange.any(SPECIAL_IPV6, address) ? PUBLIC : SPECIAL;
    }
}
