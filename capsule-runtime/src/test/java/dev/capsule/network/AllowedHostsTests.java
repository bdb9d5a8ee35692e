/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.policy.HostPattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedHostsTests {

    private static AllowedHosts allowed(String... patterns) {
        return new AllowedHosts(Stream.of(patterns).map(HostPattern::parse).toList());
    }

    private static boolean permits(String patterns, String written, String address) throws UnknownHostException {
        var url = RequestUrl.parse(written);
        var hosts = allowed(patterns.isEmpty() ? new String[0] : patterns.split(" "));
        try {
            hosts.checkName(url);
            hosts.permitted(url, List.of(InetAddress.getByName(address)));
            return true;
        } catch (DeniedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "*, http://example.com, 8.8.8.8, true",
        "*, http://8.8.8.8, 8.8.8.8, true",
        "*, http://example.com, 127.0.0.1, false",
        "*, http://localhost, 127.0.0.1, false",
        "*, http://example.com, 10.0.0.1, false",
        "*, http://169.254.169.254, 169.254.169.254, false",
        "*, http://example.com, 169.254.169.254, false",
        "*, http://example.com, 64:ff9b::7f00:1, false",
        "'', http://example.com, 8.8.8.8, false",
        "example.com, http://example.com, 8.8.8.8, true",
        "example.com, http://EXAMPLE.com., 8.8.8.8, true",
        "example.com, https://example.com:8443, 8.8.8.8, true",
        "example.com, http://sub.example.com, 8.8.8.8, false",
        "example.com, http://example.com.evil.example, 8.8.8.8, false",
        "example.com, http://evil-example.com, 8.8.8.8, false",
        "example.com, http://8.8.8.8, 8.8.8.8, false",
        "example.com, http://example.com, 10.0.0.1, true",
        "example.com, http://example.com, 127.0.0.1, false",
        "example.com, http://example.com, 169.254.169.254, false",
        "example.com, http://example.com, 0.0.0.0, false",
        "*.example.com, http://a.example.com, 8.8.8.8, true",
        "*.example.com, http://a.b.c.example.com, 8.8.8.8, true",
        "*.example.com, http://example.com, 8.8.8.8, false",
        "*.example.com, http://badexample.com, 8.8.8.8, false",
        "*.example.com, http://a.example.com, 10.0.0.1, false",
        "*.example.com, http://a.example.com, ::1, false",
        "example.com:8080, http://example.com:8080, 8.8.8.8, true",
        "example.com:8080, http://example.com, 8.8.8.8, false",
        "example.com:443, https://example.com, 8.8.8.8, true",
        "example.com:443, http://example.com, 8.8.8.8, false",
        "localhost, http://localhost:9, 127.0.0.1, true",
        "localhost, http://localhost, 169.254.169.254, false",
        "localhost:9, http://localhost:10, 127.0.0.1, false",
        "127.0.0.1, http://127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, http://127.0.0.2, 127.0.0.2, false",
        "127.0.0.1, http://localhost, 127.0.0.1, false",
        "169.254.169.254, http://169.254.169.254, 169.254.169.254, true",
        "[::1], http://[::1], ::1, true",
        "[::1], http://[0:0:0:0:0:0:0:1], ::1, true",
        "[::1], http://[::2], ::2, false",
        "[0:0::1]:80, http://[::1], ::1, true",
        "* localhost, http://localhost, 127.0.0.1, true",
        "* example.com, http://other.example, 10.0.0.1, false",
        "münchen.example, http://xn--mnchen-3ya.example, 8.8.8.8, true",
    })
    void coversWhatItSays(String patterns, String url, String address, boolean expected) throws UnknownHostException {
        assertThat(permits(patterns, url, address)).isEqualTo(expected);
    }

    @Test
    void onlyThePermittedAddressesOfAHostAreTried() throws UnknownHostException {
        var inside = InetAddress.getLoopbackAddress();
        var outside = InetAddress.getByName("8.8.8.8");

        assertThat(allowed("*").permitted(RequestUrl.parse("http://example.com"), List.of(inside, outside)))
                .containsExactly(outside);
    }

    @Test
    void messagesSayWhatIsAllowedAndNoAddress() {
        var url = RequestUrl.parse("https://evil.example/x?secret");

        assertThatThrownBy(() -> allowed("api.example.com", "*.example.org").checkName(url))
                .hasMessage("the task may not reach evil.example at port 443: allowed_hosts does not list it"
                        + " (api.example.com, *.example.org)");
        assertThatThrownBy(() -> allowed().checkName(url))
                .hasMessage(
                        "the task may not reach evil.example at port 443: allowed_hosts does not list it (nothing)");
        assertThatThrownBy(() -> allowed("*").permitted(url, List.of(InetAddress.getByName("10.1.2.3"))))
                .hasMessage("the task may not reach evil.example at port 443: it is not a host of the public internet,"
                        + " and allowed_hosts does not name it in a way that covers its address");
    }
}
