/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Redirect;
import dev.capsule.policy.HostPattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Name servers that do not answer: a look-up cannot be ended, so it is left alone. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class NameLookUpTests {

    private static final HttpLimits LIMITS = new HttpLimits(1 << 20, 1 << 20, 20, 2_000, 5, 5_000, 1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HostRequest> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final HttpGateway gateway = new HttpGateway(LIMITS, this::resolve, threads);

    @AfterEach
    void end() {
        answer.countDown();
        threads.shutdownNow();
    }

    /** Answers once the test says so. */
    private List<InetAddress> resolve(String name) throws UnknownHostException {
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}));
    }

    private HttpAnswer get(String url, long timeoutMillis) throws InterruptedException {
        return gateway.send(
                new HttpRequest("GET", url, List.of(), null, timeoutMillis, Redirect.FOLLOW),
                List.of(HostPattern.parse("localhost")),
                log::add);
    }

    @Test
    void aRequestEndsAtItsTimeoutWhileItsNameIsLookedUp() throws InterruptedException {
        try (var server = TestServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            var url = "http://localhost:" + server.port();

            assertThat(get(url, 50))
                    .isEqualTo(new HttpAnswer.Failed(Kind.TIMEOUT, "the request had not ended after 50 ms"));
            // neither does another one begin, so that look-ups that hang are bounded
            assertThat(get(url, 50))
                    .isEqualTo(new HttpAnswer.Failed(Kind.TIMEOUT, "the request had not ended after 50 ms"));
            assertThat(log).isEmpty();

            answer.countDown();
            assertThat(get(url, 60_000)).isInstanceOf(HttpAnswer.Response.class);
            assertThat(server.requests())
                    .as("what arrives of the requests that were given up")
                    .hasSize(1);
        }
    }

    @Test
    void aTaskThatEndsIsNotHeldUp() throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                get("http://localhost/", 600_000);
            } catch (InterruptedException e) {
                failure.set(e);
            }
        });
        caller.start();
        asked.await();
        caller.interrupt();
        caller.join();

        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        assertThat(answer.getCount()).isEqualTo(1);
    }

    @Test
    void namesAreLookedUpOnDaemonPlatformThreads() throws UnknownHostException {
        var looking = new CompletableFuture<Thread>();
        var resolver = new LookUpThreads(name -> {
            looking.complete(Thread.currentThread());
            return List.of(InetAddress.getLoopbackAddress());
        });

        assertThat(resolver.resolve("localhost")).containsExactly(InetAddress.getLoopbackAddress());
        assertThat(looking.join().getName()).isEqualTo("capsule-look-up");
        assertThat(looking.join().isDaemon()).isTrue();
        // virtual threads have a group of their own
        assertThat(looking.join().getThreadGroup())
                .isEqualTo(Thread.currentThread().getThreadGroup());
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        var resolver = new LookUpThreads(name -> {
            throw new UnknownHostException("no " + name);
        });

        assertThatThrownBy(() -> resolver.resolve("nowhere.invalid"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("no nowhere.invalid");
    }
}
