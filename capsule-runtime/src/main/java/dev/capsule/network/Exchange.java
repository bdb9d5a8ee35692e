/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import dev.capsule.network.HttpRequest.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, on a connection of their own: what one task has sent is never seen by another. The
 * connection goes to an address that was checked, whatever the name means by then; certificates are checked for the
 * name. Ends at once when {@link #abort} is called from another thread.
 */
final class Exchange {

    private static final int MOST_ADDRESSES = 4;

    private final HttpLimits limits;
    private @Nullable Socket socket;
    private boolean aborted;

    Exchange(HttpLimits limits) {
        this.limits = limits;
    }

    /** What the server sent. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Received(int status, String reason, List<Header> headers, byte[] body) {}

    /** Sends a request to the first of the addresses that answers. */
    Received send(
            String method, RequestUrl url, List<InetAddress> addresses, List<Header> headers, byte @Nullable [] body)
            throws IOException, HttpException {
        var config = Http1Config.custom()
                .setMaxHeaderCount(limits.headers())
                .setMaxLineLength(limits.headerBytes())
                .build();
        try (var plain = connect(addresses, url.port());
                var connection = connection(config)) {
            if (url.secure()) {
                var secured = secure(plain, url);
                connection.bind(secured, plain);
            } else {
                connection.bind(plain);
            }
            var request = request(method, url, headers, body);
            var response = new HttpRequestExecutor().execute(request, connection, HttpCoreContext.create());
            return receive(response);
        }
    }

    /** The bounds of a response's header are the parser's: the connection does not hand them on to it. */
    private static DefaultBHttpClientConnection connection(Http1Config config) {
        return new DefaultBHttpClientConnection(
                config, null, null, null, null, null, new DefaultHttpResponseParserFactory(config));
    }

    /** Ends the exchange; whoever reads or writes gets an exception. */
    synchronized void abort() {
        aborted = true;
        closeQuietly(socket);
    }

    private synchronized Socket open() throws IOException {
        if (aborted) {
            throw new IOException("aborted");
        }
        socket = new Socket(Proxy.NO_PROXY); // a proxy would look at the address anew, whatever was checked here
        return socket;
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // nothing is left that could be done about a connection that does not even close
            return;
        }
    }

    private Socket connect(List<InetAddress> addresses, int port) throws IOException {
        IOException failure = new IOException("there is no address");
        for (var address : addresses.subList(0, Math.min(addresses.size(), MOST_ADDRESSES))) {
            var next = open();
            try {
                next.connect(new InetSocketAddress(address, port), limits.connectMillis());
                next.setTcpNoDelay(true);
                return next;
            } catch (IOException e) {
                closeQuietly(next);
                failure = e;
            }
        }
        throw failure;
    }

    private static SSLSocket secure(Socket plain, RequestUrl url) throws IOException {
        try {
            var factory = SSLContext.getDefault().getSocketFactory();
            var secured = (SSLSocket) factory.createSocket(plain, url.host().name(), url.port(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("the JVM has no TLS", e);
        }
    }

    private static BasicClassicHttpRequest request(
            String method, RequestUrl url, List<Header> headers, byte @Nullable [] body) {
        var request = new BasicClassicHttpRequest(method, url.path());
        request.addHeader("Host", url.authority());
        request.addHeader("Connection", "close");
        request.addHeader("Accept-Encoding", "gzip, deflate");
        if (Headers.value(headers, "User-Agent").isEmpty()) {
            request.addHeader("User-Agent", "capsule");
        }
        headers.forEach(header -> request.addHeader(header.name(), header.value()));
        if (body != null) {
            request.addHeader("Content-Length", body.length);
            request.setEntity(new ByteArrayEntity(body, null));
        } else if (List.of("POST", "PUT", "PATCH").contains(method)) {
            request.addHeader("Content-Length", 0);
        }
        return request;
    }

    private Received receive(ClassicHttpResponse response) throws IOException {
        var headers = Arrays.stream(response.getHeaders())
                .map(header -> new Header(header.getName(), header.getValue() == null ? "" : header.getValue()))
                .toList();
        var reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
        var entity = response.getEntity();
        if (entity == null) {
            return new Received(response.getCode(), reason, headers, new byte[0]);
        }
        var encoding = Headers.value(headers, "Content-Encoding").orElse("");
        if (!Bodies.isCompressed(encoding)) {
            return new Received(
                    response.getCode(), reason, headers, Bodies.read(entity.getContent(), limits.responseBytes()));
        }
        var body = Bodies.decompress(entity.getContent(), encoding, limits.responseBytes());
        return new Received(response.getCode(), reason, Headers.decompressed(headers), body);
    }
}
