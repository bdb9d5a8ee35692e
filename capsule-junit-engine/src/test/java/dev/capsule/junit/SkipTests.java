/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EventType;

class SkipTests {

    @TempDir
    Path directory;

    @Test
    void aTaskThatNeedsArgumentsIsSkippedWithAHint() {
        var project = new TestProject(directory)
                .file(
                        "target/classes",
                        "src/main/capsule/sales.py",
                        task("total", 3, "rows", "limit"),
                        task("main", 9));
        var results = TaskEvents.run(project);

        results.testEvents()
                .assertStatistics(events -> events.started(1).succeeded(1).skipped(1));
        results.testEvents()
                .assertEventsMatchLoosely(TaskEvents.skipped(
                        "sales/total",
                        "src/main/capsule/sales.py:3:1: the task \"total\" needs arguments (rows, limit): only tasks that"
                                + " can be called without any are tests"));
    }

    @Test
    void theSettingIsNamedForTasksThatItLeavesOut() {
        filtered(TestProject.sample(directory), "analysis/*")
                .testEvents()
                .assertEventsMatchLoosely(TaskEvents.skipped(
                        "test_sales/test_total", "'capsule.test=analysis/*' does not match this task"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    analysis/analyze             | analysis/analyze
                    main                         | analysis/main
                    test_*                       | test_sales/test_total test_sales/test_tax
                    lib/*                        | lib/csv_tools/read
                    src/main/capsule/analysis.py | analysis/analyze analysis/main
                    m??n                         | analysis/main
                    read, main                   | analysis/main lib/csv_tools/read
                    analysis                     | analysis/analyze analysis/main
                    lib/csv_tools                | lib/csv_tools/read
                    csv_tools                    | ''
                    *.py                         | test_sales/test_total test_sales/test_tax analysis/analyze analysis/main lib/csv_tools/read
                    """)
    void aPatternSelectsByDisplayNameTaskNameOrFile(String pattern, String expected) {
        var results = filtered(TestProject.sample(directory), pattern);

        assertThat(String.join(" ", TaskEvents.names(results, EventType.STARTED)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "main, true",
        "bad/main, true",
        "b*/main, true",
        "src/test/capsule/bad.py, true",
        "analysis/main, false",
        "src/main/*, false"
    })
    void aBrokenFileIsSkippedOnlyIfThePatternNamesAnother(String pattern, boolean run) {
        var project = new TestProject(directory)
                .broken(
                        "target/test-classes",
                        "src/test/capsule/bad.py",
                        Problem.error(new SourcePosition("src/test/capsule/bad.py", 1, 1), "SyntaxError"));

        assertThat(TaskEvents.names(filtered(project, pattern), EventType.STARTED))
                .isEqualTo(run ? List.of("bad (build)") : List.of());
    }

    @Test
    void aPatternThatMatchesNothingIsWarnedOf() {
        assertThat(warnings("analysys/*"))
                .containsExactly(
                        "'capsule.test=analysys/*' matches none of the tests that were found (5): all are skipped");
        assertThat(warnings("analysis/*")).isEmpty();
        assertThat(warnings("")).isEmpty();
    }

    private List<String> warnings(String pattern) {
        return TestProject.sample(directory)
                .kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .configurationParameter(Constants.TEST_PROPERTY_NAME, pattern)
                .discover()
                .getDiscoveryIssues()
                .stream()
                .map(DiscoveryIssue::message)
                .toList();
    }

    @Test
    void anEmptySettingSelectsEverything() {
        filtered(TestProject.sample(directory), " ")
                .testEvents()
                .assertStatistics(events -> events.started(5).skipped(0));
    }

    private static EngineExecutionResults filtered(TestProject project, String pattern) {
        return project.kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .configurationParameter(Constants.TEST_PROPERTY_NAME, pattern)
                .execute();
    }
}
