/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTests {

    @ParameterizedTest
    @CsvSource({
        "api.example.com,        HOST,       api.example.com,   0",
        "API.Example.com,        HOST,       api.example.com,   0",
        "api.example.com:8443,   HOST,       api.example.com,   8443",
        "localhost:8080,         HOST,       localhost,         8080",
        "*.example.com,          SUBDOMAINS, example.com,       0",
        "*.example.com:443,      SUBDOMAINS, example.com,       443",
        "127.0.0.1,              HOST,       127.0.0.1,         0",
        "10.20.30.255:1,         HOST,       10.20.30.255,      1",
        "[::1],                  HOST,       ::1,               0",
        "[FE80::1]:65535,        HOST,       fe80::1,           65535",
        "b\u00fccher.example,    HOST,       xn--bcher-kva.example, 0",
        "my_service,             HOST,       my_service,        0",
    })
    void readsWhatIsAllowed(String text, HostPattern.Kind kind, String name, int port) {
        var pattern = HostPattern.parse(text);

        assertThat(pattern)
                .isEqualTo(new HostPattern(kind, name, port == 0 ? OptionalInt.empty() : OptionalInt.of(port)));
        assertThat(HostPattern.parse(pattern.toString())).isEqualTo(pattern);
    }

    @Test
    void readsTheStar() {
        assertThat(HostPattern.parse("*")).isSameAs(HostPattern.ANY);
        assertThat(HostPattern.ANY).hasToString("*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.com | write the host alone, without scheme, user or path, as in \"api.example.com\"",
                "a.com/v1      | write the host alone, without scheme, user or path, as in \"api.example.com\"",
                "me@a.com      | write the host alone, without scheme, user or path, as in \"api.example.com\"",
                "::1           | it has more than one colon; an IPv6 address is written in brackets, as in \"[::1]:8080\"",
                "a.com:        | a port is a number from 1 to 65535",
                "a.com:0       | a port is a number from 1 to 65535",
                "a.com:65536   | a port is a number from 1 to 65535",
                "a.com:http    | a port is a number from 1 to 65535",
                "*:443         | a star stands alone or for the domains below one, as in \"*\" or \"*.example.com\"",
                "a.*.com       | a star stands alone or for the domains below one, as in \"*\" or \"*.example.com\"",
                "*a.com        | a star stands alone or for the domains below one, as in \"*\" or \"*.example.com\"",
                "*.*.com       | a star stands alone or for the domains below one, as in \"*\" or \"*.example.com\"",
                "*.1.2.3       | an IPv4 address has four numbers from 0 to 255",
                "*.1.2.3.4     | addresses have no domains below them",
                "256.1.1.1     | an IPv4 address has four numbers from 0 to 255",
                "1.2.3         | an IPv4 address has four numbers from 0 to 255",
                "2130706433    | an IPv4 address has four numbers from 0 to 255",
                "[12345::]     | it is not an IPv6 address",
                "[a.com]       | it is not an IPv6 address",
                "[fe80::1%eth0]| it is not an IPv6 address",
                "''            | it is not the name of a host",
                "' '           | it is not the name of a host",
                ".com          | it is not the name of a host",
                "a..com        | it is not the name of a host",
                "-a.com        | it is not the name of a host",
                "a b.com       | it is not the name of a host",
                "*.            | it is not the name of a host",
            })
    void saysWhyAnEntryAllowsNothing(String text, String why) {
        assertThatThrownBy(() -> HostPattern.parse(text))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage("\"" + text + "\" is not a host that can be allowed: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "_", "API_KEY_2", "lower"})
    void readsNamesOfVariables(String name) {
        assertThat(EnvironmentName.parse(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "API_*", "A=B", "2A", "A B", "A-B", "A\0", "\u00c4"})
    void refusesWhatIsNoNameOfAVariable(String name) {
        assertThatThrownBy(() -> EnvironmentName.parse(name))
                .isInstanceOf(PolicyFormatException.class)
                .hasMessage("\"" + name + "\" is not the name of an environment variable: use letters, digits and"
                        + " underscores, and one entry for each variable");
    }
}
