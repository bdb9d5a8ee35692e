/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.BuildReport;
import dev.capsule.compile.FileReport;
import dev.capsule.compile.FileReport.Status;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildTextTests {

    private static final Problem PROBLEM =
            Problem.error(new SourcePosition("src/main/capsule/a.py", 3, 7), "SyntaxError: '(' was never closed");

    @Test
    void namesEachFileAndWhatWasDoneWithIt() {
        assertThat(BuildText.file(report("a.py", Status.BUILT, 1))).isEqualTo("a.py: built, 1 task, 12 ms");
        assertThat(BuildText.file(report("a.py", Status.BUILT, 2))).isEqualTo("a.py: built, 2 tasks, 12 ms");
        assertThat(BuildText.file(report("a.py", Status.UP_TO_DATE, 2))).isEqualTo("a.py: up to date");
        assertThat(BuildText.file(report("a.py", Status.REMOVED, 0))).isEqualTo("a.py: removed");
        assertThat(BuildText.file(new FileReport("a.py", Status.BROKEN, 0, List.of(PROBLEM), 12)))
                .isEqualTo("a.py: broken, 1 problem, becomes a failing test");
    }

    @Test
    void sumsUpOnlyWhatHappened() {
        var first = new BuildReport(List.of(report("a.py", Status.BUILT, 3)));
        assertThat(BuildText.summary(first)).isEqualTo("1 task file: 1 built (3 tasks)");

        var later = new BuildReport(List.of(
                report("a.py", Status.UP_TO_DATE, 3),
                report("b.py", Status.BUILT, 1),
                report("c.py", Status.BROKEN, 0),
                report("d.py", Status.REMOVED, 0)));
        assertThat(BuildText.summary(later))
                .isEqualTo("4 task files: 1 built, 1 up to date, 1 broken, 1 removed (4 tasks)");
    }

    @Test
    void listsEveryProblemOfAFailedBuild() {
        assertThat(BuildText.failure(List.of(PROBLEM, PROBLEM))).isEqualTo("""
                        2 problems in the task sources:
                        src/main/capsule/a.py:3:7: SyntaxError: '(' was never closed
                        src/main/capsule/a.py:3:7: SyntaxError: '(' was never closed""");
    }

    private static FileReport report(String path, Status status, int tasks) {
        return new FileReport(path, status, tasks, List.of(), 12);
    }
}
