/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;
import static org.junit.platform.engine.discovery.PackageNameFilter.includePackageNames;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.testkit.engine.EngineTestKit;

class SelectorTests {

    private static final String EVERYTHING = """
            CapsuleTasksTest
              src/test/capsule/test_sales.py
                test_sales/test_total
                test_sales/test_tax
              src/main/capsule/analysis.py
                analysis/analyze
                analysis/main
              src/main/capsule/lib/csv_tools.py
                lib/csv_tools/read
            """;

    private static final String MAIN = """
            CapsuleTasksTest
              src/main/capsule/analysis.py
                analysis/analyze
                analysis/main
              src/main/capsule/lib/csv_tools.py
                lib/csv_tools/read
            """;

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.sample(directory);
    }

    @Capsules
    static class FirstAnchor {}

    @Capsules
    static class SecondAnchor {}

    static class NoAnchor {
        void method() {}
    }

    @Test
    void aClassSelectsEveryTaskOfTheProject() {
        assertThat(Trees.select(project, selectClass(CapsuleTasksTest.class))).isEqualTo(EVERYTHING);
        assertThat(Trees.select(project, selectClass(FirstAnchor.class)))
                .isEqualTo(EVERYTHING.replace("CapsuleTasksTest", "FirstAnchor"));
    }

    @Test
    void otherClassesAndMethodsSelectNothing() {
        assertThat(Trees.select(project, selectClass(NoAnchor.class), selectMethod(NoAnchor.class, "method")))
                .isEmpty();
        assertThat(Trees.select(project, selectMethod(FirstAnchor.class, "toString")))
                .isEmpty();
    }

    @Test
    void aFilteredClassSelectsNothing() {
        var results = project.kit()
                .selectors(selectClass(FirstAnchor.class))
                .filters(excludeClassNamePatterns(".*FirstAnchor"))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor())).isEmpty();
    }

    @Test
    void ofTwoAnchorsTheFirstOneTakesTheTasks() {
        assertThat(Trees.select(project, selectClass(SecondAnchor.class), selectClass(FirstAnchor.class)))
                .isEqualTo(EVERYTHING.replace("CapsuleTasksTest", "SecondAnchor"));
    }

    @Test
    void anAnchorTakesWhatIsSelectedOtherwiseToo() {
        assertThat(Trees.select(project, selectClass(FirstAnchor.class), selectDirectory(path("src/main/capsule"))))
                .isEqualTo(EVERYTHING.replace("CapsuleTasksTest", "FirstAnchor"));
    }

    @Test
    void aClassPathRootSelectsItsOwnTasks() {
        assertThat(Trees.select(project, root("target/classes"))).isEqualTo(MAIN);
    }

    @Test
    void aPackageFilterThatTasksAreNotInKeepsThemOut() {
        var results = project.kit()
                .selectors(root("target/classes"))
                .filters(includePackageNames("com.acme"))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor())).isEmpty();
    }

    @Test
    void theDefaultPackageSelectsEverything() {
        assertThat(Trees.select(project, selectPackage("")))
                .endsWith(EVERYTHING.substring("CapsuleTasksTest".length()));
    }

    @Test
    void aPackageSelectsItsAnchors() {
        var results = project.kit()
                .selectors(selectPackage("dev.capsule.junit"))
                .filters(excludeClassNamePatterns(".*SecondAnchor", ".*CapsuleTasksTest"))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor()))
                .isEqualTo(EVERYTHING.replace("CapsuleTasksTest", "FirstAnchor"));
    }

    @Test
    void aDirectorySelectsTheSourcesBelowIt() {
        assertThat(Trees.select(project, selectDirectory(path("src/main/capsule"))))
                .isEqualTo(MAIN);
        assertThat(Trees.select(project, selectDirectory(path("src/main/capsule/lib"))))
                .isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/lib/csv_tools.py
                            lib/csv_tools/read
                        """);
        assertThat(Trees.select(project, selectDirectory(path("target/classes"))))
                .isEqualTo(MAIN);
        assertThat(Trees.select(project, selectDirectory(path("src/main/java"))))
                .isEmpty();
    }

    @Test
    void aFileSelectsItsTasks() {
        var expected = """
                CapsuleTasksTest
                  src/main/capsule/analysis.py
                    analysis/analyze
                    analysis/main
                """;
        assertThat(Trees.select(project, selectFile(path("src/main/capsule/analysis.py"))))
                .isEqualTo(expected);
        assertThat(Trees.select(project, selectFile(path("target/classes/META-INF/capsule/analysis.wasm"))))
                .isEqualTo(expected);
        assertThat(Trees.select(project, selectFile(path("src/main/capsule/other.py"))))
                .isEmpty();
    }

    @Test
    void aLineSelectsTheTaskThatBeginsThere() {
        var position = FilePosition.from(12, 1);
        var expected = """
                CapsuleTasksTest
                  src/main/capsule/analysis.py
                    analysis/main
                """;
        assertThat(Trees.select(project, selectFile(path("src/main/capsule/analysis.py"), position)))
                .isEqualTo(expected);
    }

    @Test
    void aLineWithoutTaskSelectsTheFileAndWarns() {
        var results = project.kit()
                .selectors(selectFile(path("src/main/capsule/analysis.py"), FilePosition.from(8)))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor())).isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/analysis.py
                            analysis/analyze
                            analysis/main
                        """);
        assertThat(results.getDiscoveryIssues()).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(DiscoveryIssue.Severity.WARNING);
            assertThat(issue.message())
                    .isEqualTo("src/main/capsule/analysis.py:8: no task begins at this line: all tasks of the file are"
                            + " selected instead");
        });
    }

    @Test
    void aUriSelectsAFileALineOrADirectory() {
        var file = Path.of(path("src/main/capsule/analysis.py")).toUri();

        assertThat(Trees.select(project, selectUri(file + "?line=7"))).isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/analysis.py
                            analysis/analyze
                        """);
        assertThat(Trees.select(project, selectUri(file)))
                .isEqualTo(Trees.select(project, selectFile(path("src/main/capsule/analysis.py"))));
        assertThat(Trees.select(project, selectUri(directory.toUri()))).isEqualTo(EVERYTHING);
        assertThat(Trees.select(project, selectUri("https://example.org/analysis.py")))
                .isEmpty();
    }

    @Test
    void aResourceSelectsTheFileItWasBuiltFrom() {
        assertThat(Trees.select(project, selectClasspathResource("META-INF/capsule/lib/csv_tools.wasm")))
                .isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/lib/csv_tools.py
                            lib/csv_tools/read
                        """);
        assertThat(Trees.select(project, selectClasspathResource("META-INF/capsule/index.json")))
                .isEqualTo(EVERYTHING);
        assertThat(Trees.select(project, selectClasspathResource("META-INF/other.json")))
                .isEmpty();
    }

    @Test
    void aProjectWithoutTasksHasNoTests() {
        var empty = new TestProject(directory.resolve("empty"));

        assertThat(Trees.select(empty, selectClass(CapsuleTasksTest.class))).isEmpty();
    }

    @Test
    void neighboursOnTheClassPathAreNotTheProjectsOwn() {
        var reactor = new TestProject(directory.resolve("reactor"))
                .file("a/target/classes", "a/src/main/capsule/one.py", task("one", 1))
                .file("b/target/classes", "b/src/main/capsule/two.py", task("two", 1));
        var engine = reactor.engine(reactor.path("b"));
        var results = EngineTestKit.engine(engine)
                .selectors(selectClass(CapsuleTasksTest.class))
                .discover();

        assertThat(Trees.of(results.getEngineDescriptor()))
                .doesNotContain("one")
                .contains("two/two");
    }

    @Test
    void discoveryLoadsNoModule() {
        Trees.select(project, selectClass(CapsuleTasksTest.class));

        assertThat(project.programs.loaded).isEmpty();
    }

    private String path(String relative) {
        return project.path(relative).toString();
    }

    private ClasspathRootSelector root(String relative) {
        return selectClasspathRoots(Set.of(project.path(relative))).get(0);
    }
}
