/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Reads any text as a configuration: it is read, or refused at a line and a column, and never anything else. */
public final class ConfigTarget {

    /** A configuration in which nothing is wrong, to be damaged. */
    public static final String EXAMPLE = """
            [workflow]
            name = "My AI Workflow"
            version = "1.0.0"
            entrypoint = "src/main.py"
            [tasks]
            default_compute = "MEDIUM"
            default_ram = "256MB"
            default_timeout = "30s"
            default_max_retries = 2
            default_allowed_files = ["./data:ro", {path = "out", mode = "read-write"}]
            default_allowed_hosts = ["*.example.com:443"]
            default_env_variables = ["API_KEY"]
            default_deterministic = true
            [run]
            max_depth = 4
            max_ram = "2GB"
            max_compute = 5_000_000
            """;

    private ConfigTarget() {}

    /** The coverage-guided fuzzer calls this. */
    public static void fuzzerTestOneInput(byte[] input) {
        isRefused(new String(input, StandardCharsets.UTF_8));
    }

    static boolean isRefused(String text) {
        try {
            new ConfigReader("capsule.toml").read(text);
            return false;
        } catch (ConfigException e) {
            assertThat(e.problems()).as(text).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.position().line()).isPositive();
                assertThat(problem.position().column()).isPositive();
            });
            return true;
        }
    }
}
