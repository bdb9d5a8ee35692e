/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every attempt, in every language. */
@ParameterizedClass(name = "{0}")
@EnumSource(Guest.class)
class AttackTests extends AbstractAttackTests {

    private final Guest guest;

    AttackTests(Guest guest) {
        this.guest = guest;
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = {"reading.csv", "changing.csv"},
            delimiter = '|',
            quoteCharacter = '^')
    void onFiles(String attempt, String task, String ending, String python, String script) throws IOException {
        victim.attack(guest, task, guest == Guest.PYTHON ? python : script, ending);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "policy.csv", delimiter = '|', quoteCharacter = '^')
    void onThePolicy(String attempt, String task, String ending, String python, String script) throws IOException {
        victim.attack(guest, task, guest == Guest.PYTHON ? python : script, ending);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "environment.csv", delimiter = '|', quoteCharacter = '^')
    void onTheEnvironment(String wanted, String found, String python, String script) throws IOException {
        var code = guest == Guest.PYTHON ? "result = " + python : "return " + script;
        victim.attack(guest, "nothing", code, "done " + guest.pick(found));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "network.csv", delimiter = '|', quoteCharacter = '^')
    void onTheNetwork(String attempt, String task, String ending, String url) throws IOException {
        victim.attack(guest, task, url, ending);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "host-calls.csv", delimiter = '|', quoteCharacter = '^')
    void onTheHostCall(String wrong, String request, String answer) throws IOException {
        victim.attack(guest, "raw", written(request), answer);
    }

    /** What is too long for a table has a word there. */
    private static String written(String request) {
        return switch (request) {
            case "DEEP" -> "[".repeat(100_000);
            case "NESTED" -> "{\"op\":".repeat(100_000);
            default -> request.replace("DIGITS", "9".repeat(100_000));
        };
    }
}
