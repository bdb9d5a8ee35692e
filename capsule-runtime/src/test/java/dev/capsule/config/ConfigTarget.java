/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** Reads any text as a configuration: it is read, or refused at a line and a column, and never anything else. */
public final class ConfigTarget {

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
