/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpRequest.Header;
import dev.capsule.network.HttpRequest.Redirect;
import dev.capsule.policy.HostPattern;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Requests through a gateway with small limits, and what it notes of them. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
abstract class AbstractGatewayTests {

    static final HttpLimits LIMITS = new HttpLimits(1 << 20, 1 << 20, 20, 2_000, 5, 5_000, 3);

    final ExecutorService threads = Executors.newCachedThreadPool();
    final List<HostRequest> log = new CopyOnWriteArrayList<>();
    NameResolver resolver = NameResolver.SYSTEM;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    HttpAnswer send(HttpRequest request, String... allowed) throws InterruptedException {
        return new HttpGateway(LIMITS, name -> resolver.resolve(name), threads)
                .send(request, Stream.of(allowed).map(HostPattern::parse).toList(), log::add);
    }

    static HttpRequest get(String url, Header... headers) {
        return request("GET", url, null, headers);
    }

    static HttpRequest request(String method, String url, byte @Nullable [] body, Header... headers) {
        return new HttpRequest(method, url, List.of(headers), body, 60_000L, Redirect.FOLLOW);
    }

    static String url(TestServer server) {
        return "http://localhost:" + server.port();
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nX-Kept: yes\r\n\r\n" + body;
    }

    static HttpAnswer.Response response(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(HttpAnswer.Response.class);
        return (HttpAnswer.Response) answer;
    }

    static HttpAnswer.Failed failed(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(HttpAnswer.Failed.class);
        return (HttpAnswer.Failed) answer;
    }
}
