/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTests {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "1.1.1.1, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "223.255.255.255, PUBLIC",
        "2606:4700:4700::1111, PUBLIC",
        "2a00:1450:4001::200e, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "10.255.255.255, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.127.255.255, PRIVATE",
        "fc00::1, PRIVATE",
        "fdff::1, PRIVATE",
        "0.0.0.0, SPECIAL",
        "0.1.2.3, SPECIAL",
        "169.254.0.1, SPECIAL",
        "169.254.169.254, SPECIAL",
        "168.63.129.16, SPECIAL",
        "100.100.100.200, SPECIAL",
        "192.0.0.192, SPECIAL",
        "192.0.2.1, SPECIAL",
        "198.18.0.1, SPECIAL",
        "198.51.100.1, SPECIAL",
        "203.0.113.1, SPECIAL",
        "224.0.0.1, SPECIAL",
        "239.255.255.255, SPECIAL",
        "240.0.0.1, SPECIAL",
        "255.255.255.255, SPECIAL",
        "::, SPECIAL",
        "::7f00:1, SPECIAL",
        "64:ff9b::7f00:1, SPECIAL",
        "64:ff9b:1::1, SPECIAL",
        "2002:7f00:1::, SPECIAL",
        "2001::1, SPECIAL",
        "2001:db8::1, SPECIAL",
        "3fff::1, SPECIAL",
        "fe80::1, SPECIAL",
        "fec0::1, SPECIAL",
        "fd00:ec2::254, SPECIAL",
        "ff02::1, SPECIAL",
        // Java reads a mapped address as the IPv4 address that it stands for
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:169.254.169.254, SPECIAL",
    })
    void anAddressIsWhatItsRangeIs(String address, AddressKind kind) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
    }
}
