/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Redirect;
import dev.capsule.policy.HostPattern;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests end in time, and are few at a time. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class GatewayTimeTests extends AbstractGatewayTests {

    /** The server sends a byte now and then, for ever: no single read takes long. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n", ""})
    void aServerThatDripsIsCutOffAtTheTimeout(String beginning) throws InterruptedException {
        try (var server = new TestServer((request, out) -> {
            out.write(beginning.getBytes(ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(10);
            }
        })) {
            var request = new HttpRequest("GET", url(server), List.of(), null, 200L, Redirect.FOLLOW);

            assertThat(failed(send(request, "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(Kind.TIMEOUT, "the request had not ended after 200 ms"));
        }
    }

    @Test
    void anInterruptEndsARequestAtOnce() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        var caller = Thread.currentThread();
        try (var server = new TestServer((request, out) -> {
            arrived.countDown();
            try {
                while (true) {
                    out.write('x');
                    Thread.sleep(5);
                }
            } catch (IOException e) {
                gone.countDown();
            }
        })) {
            threads.execute(() -> {
                try {
                    arrived.await();
                    caller.interrupt();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThatThrownBy(() -> send(get(url(server)), "localhost")).isInstanceOf(InterruptedException.class);
            gone.await(); // the server sees the connection closed
        }
    }

    @Test
    void requestsAreBoundedInNumber() throws InterruptedException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        try (var server = new TestServer((request, out) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(20);
            now.decrementAndGet();
            out.write(ok("").getBytes(ISO_8859_1));
        })) {
            var gateway = new HttpGateway(LIMITS, NameResolver.SYSTEM, threads);
            var done = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> {
                    try {
                        gateway.send(get(url(server)), List.of(HostPattern.parse("localhost")), log::add);
                        done.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            done.await();

            assertThat(server.requests()).hasSize(20);
            assertThat(most.get()).isBetween(1, 3);
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailure() throws InterruptedException {
        int port;
        try (var server = TestServer.saying("")) {
            port = server.port();
        }
        assertThat(failed(send(get("http://localhost:" + port), "localhost")).kind())
                .isEqualTo(Kind.NETWORK);
        resolver = name -> {
            throw new java.net.UnknownHostException(name);
        };
        assertThat(failed(send(get("http://nowhere.example/"), "*")))
                .isEqualTo(new HttpAnswer.Failed(Kind.NETWORK, "there is no host of this name: nowhere.example"));
    }
}
