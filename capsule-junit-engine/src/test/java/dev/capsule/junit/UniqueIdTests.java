/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

class UniqueIdTests {

    private static final UniqueId ANCHOR =
            UniqueId.forEngine("capsule").append("anchor", "dev.capsule.junit.CapsuleTasksTest");

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.sample(directory)
                .broken(
                        "target/test-classes",
                        "src/test/capsule/test_broken.py",
                        Problem.error(new SourcePosition("src/test/capsule/test_broken.py", 3, 5), "SyntaxError: bad"));
    }

    @Test
    void areMadeOfAnchorFileAndTask() {
        assertThat(discoverAll().getDescendants().stream()
                        .filter(TestDescriptor::isTest)
                        .map(test -> test.getUniqueId().toString()))
                .containsExactly(
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Ftest%2Fcapsule%2Ftest_sales.py]/[task:test_total]",
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Ftest%2Fcapsule%2Ftest_sales.py]/[task:test_tax]",
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Ftest%2Fcapsule%2Ftest_broken.py]/[problem:build]",
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Fmain%2Fcapsule%2Fanalysis.py]/[task:analyze]",
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Fmain%2Fcapsule%2Fanalysis.py]/[task:main]",
                        "[engine:capsule]/[anchor:dev.capsule.junit.CapsuleTasksTest]/[file:src%2Fmain%2Fcapsule%2Flib%2Fcsv_tools.py]/[task:read]");
    }

    @Test
    void selectTheirNodeWithWhatIsAboveAndBelowIt() {
        var all = discoverAll();
        for (var descriptor : all.getDescendants()) {
            var selected = discover(descriptor.getUniqueId());

            var expected = all.getDescendants().stream()
                    .map(TestDescriptor::getUniqueId)
                    .filter(id -> id.hasPrefix(descriptor.getUniqueId())
                            || descriptor.getUniqueId().hasPrefix(id))
                    .collect(Collectors.toSet());
            assertThat(selected.getDescendants().stream().map(TestDescriptor::getUniqueId))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void keepTheAnchorTheyWereFoundUnder() {
        var id = UniqueId.forEngine("capsule")
                .append("anchor", "dev.capsule.junit.SelectorTests$SecondAnchor")
                .append("file", "src/main/capsule/analysis.py")
                .append("task", "main");

        assertThat(Trees.of(discover(id))).isEqualTo("""
                        SecondAnchor
                          src/main/capsule/analysis.py
                            analysis/main
                        """);
    }

    @Test
    void mayBeSelectedTogetherWithWhatTheyArePartOf() {
        var tree = Trees.select(
                project,
                selectUniqueId(
                        ANCHOR.append("file", "src/main/capsule/analysis.py").append("task", "main")),
                selectUniqueId(ANCHOR.append("file", "src/main/capsule/analysis.py")));

        assertThat(tree).isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/analysis.py
                            analysis/main
                            analysis/analyze
                        """);
    }

    @Test
    void ofWhatIsGoneSelectNothing() {
        assertThat(tree(ANCHOR.append("file", "src/main/capsule/gone.py"))).isEmpty();
        assertThat(tree(ANCHOR.append("file", "src/main/capsule/analysis.py").append("task", "gone")))
                .isEmpty();
        assertThat(tree(ANCHOR.append("file", "src/main/capsule/analysis.py").append("problem", "build")))
                .isEmpty();
        assertThat(tree(ANCHOR.append("file", "src/main/capsule/analysis.py")
                        .append("task", "main")
                        .append("case", "1")))
                .isEmpty();
        assertThat(tree(UniqueId.forEngine("capsule").append("anchor", "com.acme.Gone")))
                .isEmpty();
        assertThat(tree(UniqueId.forEngine("capsule").append("anchor", "java.lang.String")))
                .isEmpty();
        assertThat(tree(UniqueId.forEngine("capsule").append("class", "java.lang.String")))
                .isEmpty();
    }

    private TestDescriptor discoverAll() {
        return project.kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .discover()
                .getEngineDescriptor();
    }

    private TestDescriptor discover(UniqueId id) {
        return project.kit().selectors(selectUniqueId(id)).discover().getEngineDescriptor();
    }

    private String tree(UniqueId id) {
        return Trees.of(discover(id));
    }
}
