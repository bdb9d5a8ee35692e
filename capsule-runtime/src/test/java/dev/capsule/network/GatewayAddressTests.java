/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpAnswer.Kind;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a task reaches, whatever names lead there. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class GatewayAddressTests extends AbstractGatewayTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:%d/",
                "http://LOCALHOST:%d/",
                "http://localhost.:%d/",
                "http://127.0.0.1:%d/",
                "http://127.0.0.2:%d/",
                "http://[::1]:%d/",
                "http://0.0.0.0:%d/",
                "http://１２７.０.０.１:%d/",
                "http://127。0。0。1:%d/",
                "http://rebound.example:%d/",
            })
    void aWildcardDoesNotReachLoopback(String url) throws InterruptedException {
        resolver = name -> List.of(InetAddress.getLoopbackAddress());
        try (var server = TestServer.saying(ok(""))) {
            assertThat(failed(send(get(String.format(url, server.port())), "*", "*.example"))
                            .kind())
                    .isEqualTo(Kind.DENIED);
            assertThat(server.requests()).isEmpty();
            assertThat(log).singleElement().satisfies(request -> {
                assertThat(request.denied()).isTrue();
                assertThat(request.status()).isNull();
            });
        }
    }

    @Test
    void aSocksProxyOfTheJvmIsNotAsked() throws InterruptedException {
        try (var proxy = TestServer.saying("");
                var server = TestServer.saying(ok("direct"))) {
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", Integer.toString(proxy.port()));
            System.setProperty("socksNonProxyHosts", "");
            try {
                assertThat(send(get(url(server)), "localhost:" + server.port()))
                        .isInstanceOf(HttpAnswer.Response.class);
            } finally {
                System.clearProperty("socksProxyHost");
                System.clearProperty("socksProxyPort");
                System.clearProperty("socksNonProxyHosts");
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aNameThatIsNotAllowedIsNotEvenLookedUp() throws InterruptedException {
        var lookedUp = new ArrayList<String>();
        resolver = name -> {
            lookedUp.add(name);
            return List.of();
        };

        assertThat(failed(send(get("http://secret.evil.example/"), "good.example"))
                        .kind())
                .isEqualTo(Kind.DENIED);
        assertThat(lookedUp).isEmpty();
    }

    /** What was checked is what is connected to: the second answer of the name server is never asked for. */
    @Test
    void rebindingAfterTheCheckHasNoEffect() throws InterruptedException {
        var answers = new AtomicInteger();
        try (var server = TestServer.saying(ok("inside"))) {
            resolver =
                    name -> List.of(InetAddress.getByName(answers.getAndIncrement() == 0 ? "240.0.0.1" : "127.0.0.1"));

            var answer = send(get("http://rebinding.example:" + server.port()), "rebinding.example");

            assertThat(failed(answer).kind()).isEqualTo(Kind.DENIED);
            assertThat(answers).hasValue(1);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void rebindingBetweenRedirectsIsDenied() throws InterruptedException {
        var answers = new AtomicInteger();
        try (var server = TestServer.saying("HTTP/1.1 302 Found\r\nLocation: /inside\r\nContent-Length: 0\r\n\r\n")) {
            // "localhost" may be loopback; the second answer is what only an address could name
            resolver = name ->
                    List.of(InetAddress.getByName(answers.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));

            assertThat(failed(send(get(url(server)), "localhost")).kind()).isEqualTo(Kind.DENIED);
            assertThat(server.requests()).hasSize(1);
            assertThat(log).extracting(HostRequest::denied).containsExactly(false, true);
        }
    }
}
