/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged configurations: each is read, or refused at a line and a column, and never anything else. */
class ConfigFuzzTests {

    private static final int ROUNDS = 3_000;

    private static final String[] PIECES = {
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        "\"",
        "'",
        "\"\"\"",
        ",",
        ".",
        "\n",
        "\\u0000",
        "\\",
        "#",
        "-",
        "1e999",
        "nan",
        "0x",
        "1979-05-27T07:32:00Z",
        "true",
        "workflow",
        "tasks",
        "run",
        "max_",
        "default_",
        "\uD800",
        "\u0000",
        "99999999999999999999"
    };

    @Test
    void theExampleIsRead() {
        assertThat(ConfigTarget.isRefused(ConfigTarget.EXAMPLE)).isFalse();
    }

    @Test
    void everyDamagedTextIsReadOrRefusedAtItsPlace() {
        var random = new Random(20261124);
        var refused = 0;
        for (var round = 0; round < ROUNDS; round++) {
            refused += ConfigTarget.isRefused(damage(random)) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void escapeSequencesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new ConfigReader("capsule.toml").read("[workflow]\nname = \"\\UM\"\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:1:1: this is no TOML: a text has an escape sequence that is none");
    }

    @Test
    void keysWithEscapeSequencesThatAreNoneAreRefusedAtTheirPlace() {
        assertThatThrownBy(() -> new ConfigReader("capsule.toml").read("[tasks]\n\"a\\E\" = 1\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:2:3: this is no TOML: Invalid escape sequence '\\E'");
    }

    @Test
    void deepNestingIsRefused() {
        var text = "[tasks]\ndefault_allowed_files = " + "[".repeat(200_000);

        assertThatThrownBy(() -> new ConfigReader("capsule.toml").read(text))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:1:1: this is no TOML: arrays or tables nest too deeply");
    }

    private static String damage(Random random) {
        var text = new StringBuilder(ConfigTarget.EXAMPLE);
        for (var edits = 1 + random.nextInt(4); edits > 0; edits--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
                case 2 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
            }
            if (text.length() == 0) {
                text.append('x');
            }
        }
        return text.toString();
    }
}
