/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged manifests: each is read or refused by name, and what is read grants nothing that cannot be granted. */
class ManifestFuzzTests {

    private static final int ROUNDS = 20_000;

    private static final String[] PIECES = {
        "null",
        "-1",
        "0",
        "1e400",
        "99999999999999999999",
        "[]",
        "{}",
        "\"\"",
        "\"../..\"",
        "\"/lib\"",
        "\"*\"",
        "true",
        ",",
        "}",
        "]",
        "\"\\u0000\"",
        "[[[[[[",
        "\"path\"",
        "\"mode\""
    };

    @Test
    void everyDamagedManifestIsReadOrRefused() {
        var intact = new String(ManifestJson.write(ManifestTarget.example()), StandardCharsets.UTF_8);
        assertThat(ManifestJson.read(intact.getBytes(StandardCharsets.UTF_8), "a.wasm"))
                .isEqualTo(ManifestTarget.example());
        var random = new Random(20261124);
        var refused = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var text = damage(intact, random);
            refused += ManifestTarget.isRefused(text.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
    }

    private static String damage(String intact, Random random) {
        var text = new StringBuilder(intact);
        for (var edits = 1 + random.nextInt(3); edits > 0; edits--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + 1 + random.nextInt(20)));
                case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> replaceValue(text, at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }

    /** Puts something else in the place of the next member's value. */
    private static void replaceValue(StringBuilder text, int from, String piece) {
        var colon = text.indexOf("\":", from);
        var end = colon < 0 ? -1 : text.indexOf(",", colon);
        if (end > 0) {
            text.replace(colon + 2, end, piece);
        }
    }
}
