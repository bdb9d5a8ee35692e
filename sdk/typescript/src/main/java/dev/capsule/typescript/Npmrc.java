/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What npm's configuration files say, read as npm does. */
final class Npmrc {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}?]+)(\\??)}");

    private final Map<String, String> settings;

    private Npmrc(Map<String, String> settings) {
        this.settings = settings;
    }

    /**
     * Reads files; what the first ones say counts.
     *
     * @param environment what {@code ${NAME}} stands for
     * @throws IOException when a file is there and cannot be read
     */
    static Npmrc read(List<Path> files, Map<String, String> environment) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        for (var file : files) {
            if (Files.isRegularFile(file)) {
                for (var line : Files.readAllLines(file)) {
                    var separator = line.indexOf('=');
                    if (separator > 0
                            && !line.strip().startsWith("#")
                            && !line.strip().startsWith(";")) {
                        settings.putIfAbsent(
                                expanded(line.substring(0, separator), environment),
                                expanded(line.substring(separator + 1), environment));
                    }
                }
            }
        }
        return new Npmrc(settings);
    }

    /** A variable that is not set stays as it is written; with a question mark it is empty then. */
    private static String expanded(String written, Map<String, String> environment) {
        var bare = written.strip().replaceAll("^([\"'])(.*)\\1$", "$2");
        return VARIABLE.matcher(bare).replaceAll(variable -> {
            var fallback = variable.group(2).isEmpty() ? variable.group() : "";
            return Matcher.quoteReplacement(environment.getOrDefault(variable.group(1), fallback));
        });
    }

    /** The address of the registry for packages of a scope, such as {@code @esbuild}. */
    Optional<String> registry(String scope) {
        return setting(scope + ":registry").or(() -> setting("registry"));
    }

    /**
     * The header {@code Authorization} for an address: of the longest path of its host, and port, that has credentials.
     * Credentials without a host belong to none.
     */
    Optional<String> authorization(URI address) {
        var path = address.getRawPath();
        while (path.contains("/")) {
            path = path.substring(0, path.lastIndexOf('/'));
            var found = credentials("//" + address.getRawAuthority() + path + "/:");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> credentials(String place) {
        return setting(place + "_authToken")
                .map(token -> "Bearer " + token)
                .or(() -> setting(place + "username")
                        .flatMap(user ->
                                setting(place + "_password").map(password -> "Basic " + encoded(user, password))))
                .or(() -> setting(place + "_auth").map(encoded -> "Basic " + encoded));
    }

    /** A password is written in base 64. */
    private static String encoded(String user, String password) {
        var plain = new String(Base64.getMimeDecoder().decode(password), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString((user + ":" + plain).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
    }
}
