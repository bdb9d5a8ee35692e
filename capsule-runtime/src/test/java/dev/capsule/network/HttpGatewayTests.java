/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Header;
import dev.capsule.network.HttpRequest.Redirect;
import dev.capsule.policy.HostPattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class HttpGatewayTests {

    private static final HttpLimits LIMITS = new HttpLimits(1 << 20, 1 << 20, 20, 2_000, 5, 5_000, 3);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HostRequest> log = new CopyOnWriteArrayList<>();
    private NameResolver resolver = NameResolver.SYSTEM;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private HttpAnswer send(HttpRequest request, String... allowed) throws InterruptedException {
        return new HttpGateway(LIMITS, name -> resolver.resolve(name), threads)
                .send(request, Stream.of(allowed).map(HostPattern::parse).toList(), log::add);
    }

    private static HttpRequest get(String url, Header... headers) {
        return request("GET", url, null, headers);
    }

    private static HttpRequest request(String method, String url, byte @Nullable [] body, Header... headers) {
        return new HttpRequest(method, url, List.of(headers), body, 60_000L, Redirect.FOLLOW);
    }

    private static String url(TestServer server) {
        return "http://localhost:" + server.port();
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\nX-Kept: yes\r\n\r\n" + body;
    }

    private static HttpAnswer.Response response(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(HttpAnswer.Response.class);
        return (HttpAnswer.Response) answer;
    }

    private static HttpAnswer.Failed failed(HttpAnswer answer) {
        assertThat(answer).isInstanceOf(HttpAnswer.Failed.class);
        return (HttpAnswer.Failed) answer;
    }

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

    private static byte[] compressed(byte[] body, boolean gzip) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static void send(OutputStream out, String encoding, byte[] body) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        out.write(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate"})
    void bodiesAreDecompressed(String encoding) throws InterruptedException {
        try (var server = new TestServer(
                (request, out) -> send(out, encoding, compressed("hello".getBytes(UTF_8), encoding.contains("g"))))) {
            var answer = response(send(get(url(server)), "localhost"));

            assertThat(new String(answer.body(), UTF_8)).isEqualTo("hello");
            assertThat(answer.headers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void compressionBombsAreBounded(String encoding) throws InterruptedException {
        try (var server = new TestServer(
                (request, out) -> send(out, encoding, compressed(new byte[100 << 20], encoding.equals("gzip"))))) {
            assertThat(failed(send(get(url(server)), "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(
                            Kind.TOO_LARGE, "the response's body is larger than 1048576 bytes once decompressed"));
        }
    }

    @Test
    void brokenCompressionIsAFailure() throws InterruptedException {
        try (var server =
                TestServer.saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")) {
            assertThat(failed(send(get(url(server)), "localhost")).kind()).isEqualTo(Kind.NETWORK);
        }
    }

    @Test
    void bodiesAreBounded() throws InterruptedException {
        try (var server = new TestServer((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            while (true) {
                out.write(new byte[1 << 16]);
            }
        })) {
            assertThat(failed(send(get(url(server)), "localhost")))
                    .isEqualTo(
                            new HttpAnswer.Failed(Kind.TOO_LARGE, "the response's body is larger than 1048576 bytes"));
        }
    }

    @Test
    void aHugeContentLengthAllocatesNothing() throws InterruptedException {
        try (var server = TestServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\nx")) {
            assertThat(failed(send(get(url(server)), "localhost")).kind()).isEqualTo(Kind.NETWORK);
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

    @Test
    void headersAreBounded() throws InterruptedException {
        var many = new StringBuilder("HTTP/1.1 200 OK\r\n");
        IntStream.range(0, 30).forEach(i -> many.append("X-").append(i).append(": 1\r\n"));
        var message = "the response has more than 20 headers, or one longer than 2000 bytes";
        try (var server = TestServer.saying(many + "\r\n");
                var wide = TestServer.saying("HTTP/1.1 200 OK\r\nX: " + "x".repeat(3_000) + "\r\n\r\n")) {
            assertThat(failed(send(get(url(server)), "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(Kind.TOO_LARGE, message));
            assertThat(failed(send(get(url(wide)), "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(Kind.TOO_LARGE, message));
            assertThat(failed(send(
                            get(
                                    url(server),
                                    IntStream.range(0, 21)
                                            .mapToObj(i -> new Header("X" + i, ""))
                                            .toArray(Header[]::new)),
                            "localhost")))
                    .isEqualTo(new HttpAnswer.Failed(Kind.INVALID, "a request has at most 20 headers, not 21"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"})
    void brokenResponsesAreFailures(String response) throws InterruptedException {
        try (var server = TestServer.saying(response)) {
            assertThat(failed(send(get(url(server)), "localhost")).kind()).isEqualTo(Kind.NETWORK);
        }
    }

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
