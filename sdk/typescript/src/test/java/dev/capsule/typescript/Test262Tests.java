/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A sample of ECMAScript's conformance tests, each in an instance of its own. Those that fail are listed in
 * {@code test262.txt}: nearly all of them fail in QuickJS, too, when it is built natively from unchanged sources.
 */
@EnabledIfSystemProperty(named = "capsule.conformance", matches = "all")
class Test262Tests {

    private static final Path TESTS = Path.of("target", "test262");
    private static final Path REPORT = Path.of("target", "conformance", "test262.txt");

    @Test
    void failsWhereQuickJsDoes() throws IOException {
        var cases = ConformanceCase.sample(TESTS);
        var engine = Engine.of(
                "const HARNESS = " + Json.write(ConformanceCase.harness(TESTS)) + ";\n" + resource("test262.quickjs"));

        var failures = cases.parallelStream()
                .map(each -> {
                    var envelope =
                            engine.call("run", each.includes(), each.source(), each.expectedError(), each.isAsync());
                    var said = envelope.success() ? String.valueOf(envelope.result()) : "" + envelope.error();
                    return said.equals("passed") ? "" : each.name() + "\t" + said.replaceAll("\\s+", " ");
                })
                .filter(failure -> !failure.isEmpty())
                .sorted()
                .toList();

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, failures);
        var names = failures.stream().map(failure -> failure.substring(0, failure.indexOf('\t')));
        assertThat(Stream.concat(Stream.of("passed " + (cases.size() - failures.size())), names)
                        .collect(Collectors.joining("\n")))
                .as("what fails: %s", failures)
                .isEqualTo(expected());
    }

    /** How many pass, and the names of those that fail, without the reasons. */
    private static String expected() throws IOException {
        var lines = resource("test262.txt").lines().filter(line -> !line.startsWith("#"));
        return lines.sorted(Comparator.comparing((String line) -> !line.startsWith("passed"))
                        .thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(Test262Tests.class.getResourceAsStream("/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
