/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import dev.capsule.HostRequest;
import dev.capsule.network.HttpRequest.Header;
import dev.capsule.network.HttpRequest.Redirect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** One request of a guest with all its redirects; each is checked as the first one is. */
final class RequestRun {

    private static final Set<String> REFUSED_METHODS = Set.of("CONNECT", "TRACE", "TRACK");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpLimits limits;
    private final NameResolver resolver;
    private final AllowedHosts allowed;
    private final Consumer<HostRequest> log;
    private volatile @Nullable Exchange current;
    private volatile boolean aborted;

    RequestRun(HttpLimits limits, NameResolver resolver, AllowedHosts allowed, Consumer<HostRequest> log) {
        this.limits = limits;
        this.resolver = resolver;
        this.allowed = allowed;
        this.log = log;
    }

    HttpAnswer run(HttpRequest request) {
        try {
            return follow(request);
        } catch (DeniedException e) {
            return new HttpAnswer.Failed(HttpAnswer.Kind.DENIED, e.getMessage());
        } catch (InvalidRequestException e) {
            return new HttpAnswer.Failed(HttpAnswer.Kind.INVALID, e.getMessage());
        } catch (Bodies.TooLargeException e) {
            return new HttpAnswer.Failed(HttpAnswer.Kind.TOO_LARGE, String.valueOf(e.getMessage()));
        } catch (MessageConstraintException e) {
            return new HttpAnswer.Failed(
                    HttpAnswer.Kind.TOO_LARGE,
                    "the response has more than " + limits.headers() + " headers, or one longer than "
                            + limits.headerBytes() + " bytes");
        } catch (UnknownHostException e) {
            return network("there is no host of this name: " + e.getMessage());
        } catch (SSLException e) {
            return network("no secure connection: " + e.getMessage());
        } catch (IOException | HttpException e) {
            return network(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static HttpAnswer network(String message) {
        return new HttpAnswer.Failed(HttpAnswer.Kind.NETWORK, message);
    }

    /** Ends it from another thread. */
    void abort() {
        aborted = true;
        var exchange = current;
        if (exchange != null) {
            exchange.abort();
        }
    }

    private HttpAnswer follow(HttpRequest request) throws IOException, HttpException {
        var method = method(request.method());
        var headers = Headers.sendable(request.headers(), limits.headers());
        var body = request.body();
        if (body != null && body.length > limits.requestBytes()) {
            throw new InvalidRequestException(
                    "a request's body has at most " + limits.requestBytes() + " bytes, not " + body.length);
        }
        var url = RequestUrl.parse(request.url());
        for (int redirects = 0; ; redirects++) {
            var received = hop(method, url, headers, body);
            var location = Headers.value(received.headers(), "Location");
            if (!REDIRECTS.contains(received.status()) || location.isEmpty() || request.redirect() == Redirect.MANUAL) {
                return new HttpAnswer.Response(
                        received.status(),
                        received.reason(),
                        url.toString(),
                        redirects > 0,
                        received.headers(),
                        received.body());
            }
            if (request.redirect() == Redirect.ERROR) {
                return network("the server redirects, which the request forbids");
            }
            if (redirects == limits.redirects()) {
                return network("the server redirects more than " + limits.redirects() + " times");
            }
            var next = url.resolve(location.get());
            if (becomesGet(method, received.status())) {
                method = "GET";
                body = null;
            }
            headers = Headers.redirected(headers, next.sameOrigin(url), body != null);
            url = next;
        }
    }

    private static boolean becomesGet(String method, int status) {
        return status == 303 ? !method.equals("HEAD") : (status == 301 || status == 302) && method.equals("POST");
    }

    private static String method(String written) {
        var method = written.toUpperCase(Locale.ROOT);
        if (!Headers.isToken(method) || REFUSED_METHODS.contains(method)) {
            throw new InvalidRequestException(Headers.printable(written) + " is not a method that can be requested");
        }
        return method;
    }

    private Exchange.Received hop(String method, RequestUrl url, List<Header> headers, byte @Nullable [] body)
            throws IOException, HttpException {
        long start = System.nanoTime();
        Exchange.@Nullable Received received = null;
        boolean denied = false;
        try {
            var addresses = addresses(url);
            var exchange = new Exchange(limits);
            current = exchange;
            if (aborted) {
                exchange.abort();
            }
            received = exchange.send(method, url, addresses, headers, body);
            return received;
        } catch (DeniedException e) {
            denied = true;
            throw e;
        } finally {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            log.accept(new HostRequest(
                    method,
                    url.redacted(),
                    received == null ? null : received.status(),
                    received == null ? 0 : received.body().length,
                    millis,
                    denied));
        }
    }

    private List<InetAddress> addresses(RequestUrl url) throws UnknownHostException {
        allowed.checkName(url);
        var literal = url.host().literal();
        return allowed.permitted(
                url, literal == null ? resolver.resolve(url.host().name()) : List.of(literal));
    }
}
