/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that a task may state, in Python's spelling and in TypeScript's. */
enum PolicyKey {
    NAME("name", "name"),
    COMPUTE("compute", "compute"),
    RAM("ram", "ram"),
    TIMEOUT("timeout", "timeout"),
    MAX_RETRIES("max_retries", "maxRetries"),
    ALLOWED_FILES("allowed_files", "allowedFiles"),
    ALLOWED_HOSTS("allowed_hosts", "allowedHosts"),
    ENV_VARIABLES("env_variables", "envVariables"),
    DETERMINISTIC("deterministic", "deterministic");

    private static final String DEFAULT = "default_";

    private final String snakeCase;
    private final String camelCase;

    PolicyKey(String snakeCase, String camelCase) {
        this.snakeCase = snakeCase;
        this.camelCase = camelCase;
    }

    static Optional<PolicyKey> of(String written) {
        return Arrays.stream(values())
                .filter(key -> key.snakeCase.equals(written) || key.camelCase.equals(written))
                .findFirst();
    }

    /** Finds the option that a key of {@code capsule.toml} is the default of; a name has none. */
    static Optional<PolicyKey> ofDefault(String written) {
        return Arrays.stream(values())
                .filter(key -> key != NAME && written.equals(DEFAULT + key.snakeCase))
                .findFirst();
    }

    /** Returns every key that {@link #ofDefault} finds. */
    static List<String> defaultSpellings() {
        return Arrays.stream(values())
                .filter(key -> key != NAME)
                .map(key -> DEFAULT + key.snakeCase)
                .toList();
    }

    /** Returns every spelling, in the same style as {@code written}. */
    static List<String> spellingsLike(String written) {
        var camel = !written.contains("_") && !written.equals(written.toLowerCase(Locale.ROOT));
        return Arrays.stream(values())
                .map(key -> camel ? key.camelCase : key.snakeCase)
                .toList();
    }
}
