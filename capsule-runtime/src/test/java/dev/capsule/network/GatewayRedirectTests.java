/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Header;
import dev.capsule.network.HttpRequest.Redirect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect gains nothing that the first request could not have. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class GatewayRedirectTests extends AbstractGatewayTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "//127.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://evil.example:%d/",
                "http://169.254.169.254/latest/meta-data/",
                "http://localhost:1/",
            })
    void aRedirectToWhereTheTaskMayNotGoIsDenied(String location) throws InterruptedException {
        try (var inside = TestServer.saying(ok("inside"));
                var server = TestServer.saying("HTTP/1.1 307 Away\r\nLocation: "
                        + String.format(location, inside.port()) + "\r\nContent-Length: 0\r\n\r\n")) {
            var failure = failed(send(get(url(server)), "localhost:" + server.port()));

            assertThat(failure.kind()).isEqualTo(Kind.DENIED);
            assertThat(inside.requests()).isEmpty();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://localhost/",
                "javascript:alert(1)",
                "http://user:pw@localhost/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://[::ffff:127.0.0.1]/",
                "http://local host/",
            })
    void aRedirectToNonsenseIsRefused(String location) throws InterruptedException {
        try (var server =
                TestServer.saying("HTTP/1.1 302 Away\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(failed(send(get(url(server)), "localhost", "*")).kind()).isEqualTo(Kind.INVALID);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void redirectsAreFollowedAndCounted() throws InterruptedException {
        try (var server = new TestServer((request, out) -> {
            var next = request.startsWith("POST /1")
                    ? "HTTP/1.1 303 Other\r\nLocation: 2\r\nContent-Length: 0\r\n\r\n"
                    : ok("there");
            out.write(next.getBytes(ISO_8859_1));
        })) {
            var answer = response(send(
                    request("POST", url(server) + "/1", new byte[] {'x'}, new Header("Content-Type", "text/x")),
                    "localhost"));

            assertThat(answer.redirected()).isTrue();
            assertThat(answer.url()).isEqualTo(url(server) + "/2");
            assertThat(server.requests().get(1))
                    .startsWith("GET /2 HTTP/1.1\r\n")
                    .doesNotContain("text/x");
            assertThat(log).hasSize(2);
        }
    }

    @Test
    void redirectLoopsEnd() throws InterruptedException {
        try (var server = TestServer.saying("HTTP/1.1 301 Again\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")) {
            var failure = failed(send(get(url(server)), "localhost"));

            assertThat(failure)
                    .isEqualTo(new HttpAnswer.Failed(Kind.NETWORK, "the server redirects more than 5 times"));
            assertThat(server.requests()).hasSize(6);
        }
    }

    @Test
    void redirectsAreReturnedOrRefusedOnDemand() throws InterruptedException {
        try (var server = TestServer.saying("HTTP/1.1 302 Away\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")) {
            var manual = new HttpRequest("GET", url(server), List.of(), null, null, Redirect.MANUAL);
            var error = new HttpRequest("GET", url(server), List.of(), null, null, Redirect.ERROR);

            assertThat(response(send(manual, "localhost")).status()).isEqualTo(302);
            assertThat(failed(send(error, "localhost")).message())
                    .isEqualTo("the server redirects, which the request forbids");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void secretsAreNotSentToAnotherOrigin() throws InterruptedException {
        try (var other = TestServer.saying(ok(""));
                var server = TestServer.saying(
                        "HTTP/1.1 302 Away\r\nLocation: " + url(other) + "\r\nContent-Length: 0\r\n\r\n")) {
            send(
                    get(
                            url(server),
                            new Header("Authorization", "Bearer s3cret"),
                            new Header("cookie", "s3cret"),
                            new Header("X-Kept", "1")),
                    "localhost");

            assertThat(server.requests().get(0)).contains("s3cret");
            assertThat(other.requests())
                    .singleElement()
                    .asString()
                    .contains("X-Kept")
                    .doesNotContain("s3cret");
        }
    }
}
