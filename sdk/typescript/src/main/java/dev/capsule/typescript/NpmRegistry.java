/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.guest.BundleRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The npm registry that the user has configured: esbuild's package comes from there, and must have the known content. */
final class NpmRegistry {

    static final String PROPERTY = "capsule.npm-registry";

    private static final String KEY = "registry";

    private final BundleRequest request;

    NpmRegistry(BundleRequest request) {
        this.request = request;
    }

    /**
     * Downloads esbuild's package for this platform.
     *
     * @throws IOException when no registry is known, it does not answer, or the content is not what it should be
     */
    byte[] download() throws IOException {
        var expected = integrity();
        var registry = address()
                .orElseThrow(() -> new IOException(
                        "no npm registry is configured: set -D" + PROPERTY + "=URL, or registry=URL in .npmrc"));
        var name = Platform.name();
        var location = URI.create(registry.replaceFirst("/+$", "") + "/@esbuild/" + name + "/-/" + name + "-"
                + EsbuildStore.VERSION + ".tgz");
        var content = get(location);
        var actual = "sha512-" + Base64.getEncoder().encodeToString(sha512(content));
        if (!actual.equals(expected)) {
            throw new IOException("what " + location + " sent is not the package that it should be: its integrity is "
                    + actual + ", expected " + expected);
        }
        return content;
    }

    private static byte[] get(URI location) throws IOException {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        try {
            var response = client.send(
                    HttpRequest.newBuilder(location)
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(location + " answered " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
    }

    /** The registry's address: of the build, of the environment, of npm's files, and what npm itself says. */
    Optional<String> address() {
        return request.tools()
                .property(PROPERTY)
                .or(() -> Stream.of("npm_config_registry", "NPM_CONFIG_REGISTRY")
                        .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
                        .findFirst())
                .or(() -> Stream.of(request.projectDirectory(), Path.of(System.getProperty("user.home", ".")))
                        .flatMap(directory -> configured(directory.resolve(".npmrc")).stream())
                        .findFirst())
                .or(this::knownToNpm);
    }

    private static Optional<String> configured(Path file) {
        var settings = new Properties();
        if (Files.isRegularFile(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(settings.getProperty("@esbuild:" + KEY, settings.getProperty(KEY)))
                .map(value -> value.strip().replaceAll("^\"|\"$", ""));
    }

    private Optional<String> knownToNpm() {
        try {
            var npm = Platform.isWindows() ? "npm.cmd" : "npm";
            var result = Command.run(List.of(npm, "config", "get", KEY), request.projectDirectory());
            return Optional.of(result.output().strip()).filter(address -> address.startsWith("http"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String integrity() throws IOException {
        var known = new Properties();
        try (InputStream in = NpmRegistry.class.getResourceAsStream("esbuild.properties")) {
            if (in == null) {
                throw new IOException("the jar of capsule-typescript is not complete: no integrity of esbuild");
            }
            known.load(in);
        }
        var integrity = known.getProperty(Platform.name());
        if (integrity == null) {
            throw new IOException("there is none for this platform");
        }
        return integrity;
    }

    private static byte[] sha512(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
