/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one of CPython's test modules is expected to say.
 *
 * @param name without the package {@code test}
 * @param quick whether it runs in every build
 * @param passed how many tests pass
 * @param skipped the reasons that the tests themselves give, and how often each
 * @param fails the tests that do not pass, by the name of the reason
 * @param absent modules that it imports and that are not there: what uses them skips itself
 */
record ExpectedModule(
        String name,
        boolean quick,
        long passed,
        SortedMap<String, Long> skipped,
        SortedMap<String, List<String>> fails,
        List<String> absent) {

    /** The whole outcome as text, to be compared. */
    String outcome() {
        return outcome(passed, skipped, fails.values().stream().flatMap(List::stream));
    }

    /** The whole outcome that the guest reports. */
    static String outcome(Map<?, ?> report) {
        var passed = Objects.requireNonNull((Number) report.get("passed"));
        return outcome(passed, Tasks.object(report, "skipped"), failed(report).keySet().stream());
    }

    /** The tests that the guest reports as failed, and how. */
    static SortedMap<String, String> failed(Map<?, ?> report) {
        var failed = new TreeMap<String, String>();
        Tasks.object(report, "failed").forEach((test, how) -> failed.put((String) test, (String) how));
        return failed;
    }

    long numberFailing() {
        return fails.values().stream().mapToLong(List::size).sum();
    }

    long numberSkipped() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String outcome(Number passed, Map<?, ?> skipped, Stream<String> failed) {
        return Stream.of(
                        Stream.of("passed " + passed),
                        skipped.entrySet().stream()
                                .map(each -> "skipped " + each.getValue() + ": " + each.getKey())
                                .sorted(),
                        failed.map(test -> "fails " + test).sorted())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
