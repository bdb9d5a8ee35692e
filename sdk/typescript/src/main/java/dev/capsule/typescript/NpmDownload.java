/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Downloads a file of a registry. Redirects are followed here, and not by the client: it would take the credentials along
 * to whatever host the registry names.
 */
final class NpmDownload {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> DENIED = Set.of(401, 403);

    private final Npmrc settings;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    NpmDownload(Npmrc settings) {
        this.settings = settings;
    }

    /** @throws IOException when the file is not to be had */
    byte[] get(URI start) throws IOException {
        var location = start;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = send(location, isSameHost(start, location));
            var status = response.statusCode();
            if (status == 200) {
                return response.body();
            }
            var next = response.headers().firstValue("Location");
            if (!REDIRECTS.contains(status) || next.isEmpty()) {
                throw new IOException(location + " answered " + status + (DENIED.contains(status) ? hint(start) : ""));
            }
            location = redirected(location, next.get());
        }
        throw new IOException(start + " was redirected more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> send(URI location, boolean isRegistry) throws IOException {
        var request = HttpRequest.newBuilder(location).timeout(Duration.ofMinutes(2));
        if (isRegistry) {
            settings.authorization(location).ifPresent(value -> request.header("Authorization", value));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
    }

    private static URI redirected(URI from, String to) throws IOException {
        try {
            var location = from.resolve(to);
            var insecure = from.getScheme().equals("https") && !"https".equals(location.getScheme());
            if (insecure || location.getHost() == null) {
                throw new IOException(from + " was redirected to " + to + ", which is not followed");
            }
            return location;
        } catch (IllegalArgumentException e) {
            throw new IOException(from + " was redirected to " + to + ", which is no address", e);
        }
    }

    private static boolean isSameHost(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
    }

    private static String hint(URI registry) {
        return "; credentials for it are read from .npmrc, as in //" + registry.getRawAuthority()
                + "/:_authToken=${NAME_OF_A_VARIABLE}";
    }
}
