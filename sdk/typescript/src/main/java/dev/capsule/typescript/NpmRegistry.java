/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.guest.BundleRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The npm registry that the user has configured: esbuild's package comes from there, and must have the known content. */
final class NpmRegistry {

    static final String PROPERTY = "capsule.npm-registry";

    private static final String KEY = "registry";

    private static final String NPMRC = ".npmrc";

    private final BundleRequest request;
    private final Map<String, String> environment;

    NpmRegistry(BundleRequest request, Map<String, String> environment) {
        this.request = request;
        this.environment = environment;
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
        var content = new NpmDownload(settings()).get(location);
        var actual = "sha512-" + Base64.getEncoder().encodeToString(sha512(content));
        if (!actual.equals(expected)) {
            throw new IOException("what " + location + " sent is not the package that it should be: its integrity is "
                    + actual + ", expected " + expected);
        }
        return content;
    }

    /**
     * The registry's address: of the build, of the environment, of npm's files, and what npm itself says.
     *
     * @throws IOException when a file of npm's cannot be read
     */
    Optional<String> address() throws IOException {
        var configured = settings().registry("@esbuild");
        return request.tools()
                .property(PROPERTY)
                .or(() -> Stream.of("npm_config_registry", "NPM_CONFIG_REGISTRY")
                        .flatMap(name -> Stream.ofNullable(environment.get(name)))
                        .findFirst())
                .or(() -> configured)
                .or(this::knownToNpm);
    }

    /** The project's file, and the user's. */
    private Npmrc settings() throws IOException {
        var usual = Path.of(System.getProperty("user.home", "."), NPMRC).toString();
        var users = Path.of(environment.getOrDefault("npm_config_userconfig", usual));
        return Npmrc.read(List.of(request.projectDirectory().resolve(NPMRC), users), environment);
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
