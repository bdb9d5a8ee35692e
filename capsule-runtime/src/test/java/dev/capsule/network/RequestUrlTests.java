/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTests {

    @ParameterizedTest
    @CsvSource({
        "http://example.com, http://example.com/",
        "HTTP://EXAMPLE.COM/A, http://example.com/A",
        "https://example.com:443/a, https://example.com/a",
        "http://example.com:80, http://example.com/",
        "https://example.com:8443/a?b=c#d, https://example.com:8443/a?b=c",
        "http://example.com./a, http://example.com/a",
        "http://example.com:/a, http://example.com/a",
        "http://example.com?x, http://example.com/?x",
        "http://münchen.example/ü, http://xn--mnchen-3ya.example/%C3%BC",
        "http://127.0.0.1/, http://127.0.0.1/",
        "http://[::1]:8080/, http://[0:0:0:0:0:0:0:1]:8080/",
        "http://１２７.０.０.１/, http://127.0.0.1/",
        "http://127。0。0。1/, http://127.0.0.1/",
    })
    void aUrlHasOneForm(String written, String expected) {
        var url = RequestUrl.parse(written);

        assertThat(url.toString().replace("/?", url.path().startsWith("/?") ? "/?" : "?"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.256/",
                "http://1.2.3.4.5/",
                "http://foo.0x1/",
                "http://017700000001/",
                "http://127.0.0.1../",
                "http://②①③⓪⑦⓪⑥④③③/",
            })
    void anOddlySpelledAddressIsRefused(String url) {
        assertThatThrownBy(() -> RequestUrl.parse(url))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is not a host that can be reached: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[v1.x]/",
                "http://[]/",
                "http://[::1/",
                "http://::1/",
                "http://a b/",
                "http://a\\@b/",
                "http://a\tb/",
                "http://a\nb/",
                "http://a/\r\nX: y",
                "http://user@example.com/",
                "http://user:secret@example.com/",
                "http://example.com@127.0.0.1/",
                "http://example.com:80@127.0.0.1/",
                "http://127.0.0.1%2f@example.com/",
                "http://exa%6dple.com/",
                "http:///path",
                "http://",
                "http:example.com",
                "//example.com/",
                "example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
                "jar:http://example.com!/",
                "data:text/plain,x",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:99999/",
                "http://example.com:-1/",
                "http://example.com:80:80/",
                "http://.example.com/",
                "http://example..com/",
                "http://-example.com/",
                "http://exam*ple.com/",
                "",
            })
    void whatIsNoPlainUrlIsRefused(String url) {
        assertThatThrownBy(() -> RequestUrl.parse(url)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void messagesSayWhatIsWrong() {
        assertThatThrownBy(() -> RequestUrl.parse("http://0x7f.1/"))
                .hasMessage("\"0x7f.1\" is not a host that can be reached: an IPv4 address is written as four decimal"
                        + " numbers, as in 192.0.2.1");
        assertThatThrownBy(() -> RequestUrl.parse("ftp://example.com/"))
                .hasMessage("\"ftp://example.com/\" is not a URL that can be requested: it must begin with http:// or"
                        + " https://");
        assertThatThrownBy(() -> RequestUrl.parse("http://me:secret@example.com/"))
                .hasMessage("a URL must not contain a user name or password: send an Authorization header instead");
    }

    @Test
    void queriesAreReportedWithoutTheirValues() {
        assertThat(RequestUrl.parse("https://example.com/a?key=secret&q=&flag&x=1=2")
                        .redacted())
                .isEqualTo("https://example.com/a?key=***&q=***&***&x=***");
        assertThat(RequestUrl.parse("https://example.com/a").redacted()).isEqualTo("https://example.com/a");
    }

    @ParameterizedTest
    @CsvSource({
        "b, http://example.com/a/b",
        "/b?c, http://example.com/b?c",
        "//other.example/b, http://other.example/b",
        "https://other.example, https://other.example/",
        "?q, http://example.com/a/?q",
    })
    void redirectsAreRelativeToTheirUrl(String location, String expected) {
        assertThat(RequestUrl.parse("http://example.com/a/x").resolve(location).toString())
                .isEqualTo(expected);
    }
}
