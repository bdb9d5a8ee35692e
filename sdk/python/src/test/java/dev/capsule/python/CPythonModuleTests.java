/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CPython's own tests, in the guest: what does not pass is known, test by test, and why.
 *
 * <p>The property {@code capsule.conformance} says which modules run: {@code quick} ones, {@code all}, or those that it
 * names. What a module said is left in {@code target/conformance}.
 */
class CPythonModuleTests {

    private static final ExpectedModules EXPECTED = ExpectedModules.read();
    private static final String CHOSEN = System.getProperty("capsule.conformance", "quick");
    private static final Path TESTS = Path.of("target", "cpython-tests");
    private static final Path REPORTS = Path.of("target", "conformance");

    private static final Tasks TASKS = Tasks.ofResource("/cpython_tests.py");

    static Stream<String> chosen() {
        return EXPECTED.modules().stream()
                .filter(module -> switch (CHOSEN) {
                    case "all" -> true;
                    case "quick" -> module.quick();
                    default -> List.of(CHOSEN.split(",", -1)).contains(module.name());
                })
                .map(ExpectedModule::name);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void saysWhatIsExpected(String name) throws IOException {
        var expected = EXPECTED.modules().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();

        var run = TASKS.run(TaskCall.of("main")
                .withArguments(List.of(name, expected.absent()), Map.of())
                .withHost(HostAccess.of(TESTS).withDeterministic(true)));

        var envelope = run.envelope();
        if (!(envelope.result() instanceof Map<?, ?> report)) {
            throw new AssertionError(name + " ended with " + envelope.toJson() + "\nin "
                    + lastLine(run.output().stdout()));
        }
        var outcome = ExpectedModule.outcome(report);
        var failed = ExpectedModule.failed(report).entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
        Files.createDirectories(REPORTS);
        Files.writeString(REPORTS.resolve(name + ".txt"), outcome + "\n\n" + failed + "\n");
        assertThat(outcome).as("%s; what fails:%n%s%n", name, failed).isEqualTo(expected.outcome());
    }

    @Test
    void theDocumentHasTheSameFigures() throws IOException {
        var document = Files.readString(Path.of("..", "..", "docs", "conformance.md"));

        assertThat(document).contains(EXPECTED.table()).contains(EXPECTED.reasonTable());
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (first, second) -> second);
    }
}
