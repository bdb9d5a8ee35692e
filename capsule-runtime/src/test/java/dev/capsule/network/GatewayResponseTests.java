/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.network.HttpAnswer.Kind;
import dev.capsule.network.HttpRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are compressed, huge or broken. */
@SuppressWarnings("NullAway") // it does not read from class files that an array may be null
class GatewayResponseTests extends AbstractGatewayTests {

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
}
