/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task may say in a request, and what is sent of it. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class GatewayRequestTests extends AbstractGatewayTests {

    @Test
    void aRequestIsAnswered() throws InterruptedException {
        try (var server = TestServer.saying(ok("grüezi"))) {
            var answer = response(send(
                    request("post", url(server) + "/a?b=c", "ping".getBytes(UTF_8), new Header("X-Mine", "1")),
                    "localhost"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reason()).isEqualTo("OK");
            assertThat(answer.url()).isEqualTo(url(server) + "/a?b=c");
            assertThat(answer.redirected()).isFalse();
            assertThat(new String(answer.body(), ISO_8859_1)).isEqualTo("grüezi");
            assertThat(answer.headers()).contains(new Header("X-Kept", "yes"));
            assertThat(server.requests())
                    .containsExactly("POST /a?b=c HTTP/1.1\r\nHost: localhost:" + server.port()
                            + "\r\nConnection: close\r\nAccept-Encoding: gzip, deflate\r\nUser-Agent: capsule\r\nX-Mine:"
                            + " 1\r\nContent-Length: 4\r\n\r\nping");
            assertThat(log)
                    .containsExactly(new HostRequest(
                            "POST", url(server) + "/a?b=***", 200, 6, log.get(0).durationMs(), false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Connection: keep-alive",
                "Transfer-Encoding: chunked",
                "Content-Length: 999",
                "Upgrade: websocket",
                "Expect: 100-continue",
                "TE: trailers",
                "Proxy-Authorization: x",
                "Keep-Alive: 1",
            })
    void headersOfTheConnectionAreTheHosts(String header) throws InterruptedException {
        try (var server = TestServer.saying(ok(""))) {
            var parts = header.split(": ", 2);

            send(get(url(server), new Header(parts[0], parts[1])), "localhost");

            assertThat(server.requests()).singleElement().asString().doesNotContain(header);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nX-Injected: 1", "a\nX: 1", "a\rX: 1", "a\0b", "a\u0001b", "\u010A", "é\u0141", "a\u2028b"})
    void headerInjectionByAValueIsRefused(String value) throws InterruptedException {
        try (var server = TestServer.saying(ok(""))) {
            var failure = failed(send(get(url(server), new Header("X-Mine", value)), "localhost"));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID);
            assertThat(failure.message())
                    .isEqualTo("the header \"X-Mine\" has a value with a line break, a control character or one"
                            + " outside Latin-1");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "ä", "a\0", "Host: x\r\nY"})
    void headerInjectionByANameIsRefused(String name) throws InterruptedException {
        try (var server = TestServer.saying(ok(""))) {
            var failure = failed(send(get(url(server), new Header(name, "1")), "localhost"));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID);
            assertThat(failure.message()).startsWith("the name of a header is not one: ");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "trace", "TRACK", "", "GET / HTTP/1.1\r\nX: y", "GE T", "GET\n"})
    void oddMethodsAreRefused(String method) throws InterruptedException {
        try (var server = TestServer.saying(ok(""))) {
            var failure = failed(send(request(method, url(server), null), "localhost"));

            assertThat(failure.kind()).isEqualTo(Kind.INVALID);
            assertThat(failure.message()).endsWith(" is not a method that can be requested");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void requestBodiesAreBounded() throws InterruptedException {
        try (var server = TestServer.saying(ok(""))) {
            assertThat(failed(send(request("PUT", url(server), new byte[(1 << 20) + 1]), "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(
                            Kind.INVALID, "a request's body has at most 1048576 bytes, not 1048577"));
            assertThat(server.requests()).isEmpty();
        }
    }
}
