/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the coverage-guided fuzzer starts from and what it once found, without the fuzzer. */
class CorpusTests {

    /** Inputs that crashed a target, in a directory for each; the files' names say how. */
    private static final Path FOUND = Path.of("src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicTest> seedsAndWhatWasFoundCrashNothing() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var target : Seeds.all().entrySet()) {
            var type = target.getKey();
            tests.add(DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                for (var seed : target.getValue()) {
                    run(type, seed);
                }
            }));
            for (var file : found(type)) {
                tests.add(DynamicTest.dynamicTest(
                        type.getSimpleName() + ": " + file.getFileName(), () -> run(type, Files.readAllBytes(file))));
            }
        }
        return tests.stream();
    }

    private static List<Path> found(Class<?> target) throws IOException {
        var directory = FOUND.resolve(target.getSimpleName());
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void run(Class<?> target, byte[] input) throws Throwable {
        try {
            target.getMethod("fuzzerTestOneInput", byte[].class).invoke(null, (Object) input);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    @Test
    void everythingThatWasFoundHasATarget() throws IOException {
        if (Files.isDirectory(FOUND)) {
            try (var directories = Files.list(FOUND)) {
                assertThat(Seeds.all().keySet().stream().map(Class::getSimpleName))
                        .containsAll(directories
                                .map(each -> each.getFileName().toString())
                                .toList());
            }
        }
    }
}
