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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineTestKit;

class SourceTests {

    @TempDir
    Path directory;

    @Test
    void anAnchorHasItsClass() {
        var anchor = find(TestProject.sample(directory), "CapsuleTasksTest");

        assertThat(anchor.getSource()).contains(ClassSource.from(CapsuleTasksTest.class));
        assertThat(anchor.getLegacyReportingName()).isEqualTo("dev.capsule.junit.CapsuleTasksTest");
    }

    @Test
    void aFileHasItsSource() {
        var project = TestProject.sample(directory);

        assertThat(find(project, "src/main/capsule/analysis.py").getSource())
                .contains(file(project, "src/main/capsule/analysis.py"));
    }

    @Test
    void aTaskHasItsLine() {
        var project = TestProject.sample(directory);

        assertThat(find(project, "analysis/main").getSource())
                .contains(file(project, "src/main/capsule/analysis.py", 12));
    }

    @Test
    void aBrokenFileHasTheLineOfItsFirstProblem() {
        var project = new TestProject(directory)
                .broken(
                        "target/classes",
                        "src/main/capsule/bad.py",
                        problem("src/main/capsule/bad.py", 3),
                        problem("src/main/capsule/bad.py", 5))
                .broken("target/classes", "src/main/capsule/victim.py", problem("src/main/capsule/bad.py", 3));

        assertThat(find(project, "bad (build)").getSource()).contains(file(project, "src/main/capsule/bad.py", 3));
        assertThat(find(project, "victim (build)").getSource()).contains(file(project, "src/main/capsule/victim.py"));
    }

    @Test
    void sourcesAreFoundFromTheDirectoryOfTheClasses() {
        var module = new TestProject(directory.resolve("sub"))
                .file("target/classes", "src/main/capsule/one.py", task("one", 2));
        var results = EngineTestKit.engine(module.engine(directory))
                .selectors(selectClass(CapsuleTasksTest.class))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor())).isEqualTo("""
                        CapsuleTasksTest
                          sub/src/main/capsule/one.py
                            one/one
                        """);
    }

    @Test
    void whatHasNoSourceFileHasNoSource() {
        var project = new TestProject(directory).module("target/classes", "src/main/capsule/one.py", task("one", 2));

        assertThat(find(project, "src/main/capsule/one.py").getSource()).isEmpty();
        assertThat(find(project, "one/one").getSource()).isEmpty();
    }

    private static Problem problem(String path, int line) {
        return Problem.error(new SourcePosition(path, line, 5), "SyntaxError: invalid syntax");
    }

    private static TestSource file(TestProject project, String path) {
        return FileSource.from(project.path(path).toFile());
    }

    private static TestSource file(TestProject project, String path, int line) {
        return FileSource.from(project.path(path).toFile(), FilePosition.from(line));
    }

    private static TestDescriptor find(TestProject project, String name) {
        return project
                .kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .filter(descriptor -> descriptor.getDisplayName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
