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

class BrokenFileTests {

    @TempDir
    Path directory;

    @Test
    void aBrokenFileIsOneFailingTestBesideTheGoodOnes() {
        var project = TestProject.sample(directory)
                .broken(
                        "target/test-classes",
                        "src/test/capsule/test_bad.py",
                        problem("src/test/capsule/test_bad.py", 3, "SyntaxError: '(' was never closed"));
        var results = TaskEvents.run(project);

        results.testEvents()
                .assertStatistics(events -> events.started(6).failed(1).succeeded(5));
        var failure = TaskEvents.failure(results, "test_bad (build)");
        assertThat(failure)
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessage("src/test/capsule/test_bad.py:3:5: SyntaxError: '(' was never closed");
        assertThat(TaskEvents.trace(failure)).containsExactly("test_bad.<module>(test_bad.py:3)");
    }

    @Test
    void everyProblemIsNamed() {
        var project = new TestProject(directory)
                .broken(
                        "target/classes",
                        "src/main/capsule/limits.py",
                        problem("src/main/capsule/limits.py", 3, "unknown key \"rams\""),
                        problem("src/main/capsule/limits.py", 8, "\"1 hour\" is not a duration"));

        assertThat(TaskEvents.failure(TaskEvents.run(project), "limits (build)"))
                .hasMessage("""
                        src/main/capsule/limits.py:3:5: unknown key "rams"
                        src/main/capsule/limits.py:8:5: "1 hour" is not a duration""");
    }

    @Test
    void aFileWithoutModuleAndProblemIsBrokenNevertheless() {
        var project = new TestProject(directory).broken("target/classes", "src/main/capsule/odd.py");

        assertThat(TaskEvents.failure(TaskEvents.run(project), "odd (build)"))
                .hasMessage("src/main/capsule/odd.py:1:1: the file was not built");
    }

    @Test
    void aModuleThatCannotBeReadIsBroken() {
        var project = TestProject.sample(directory).write("target/classes/META-INF/capsule/analysis.wasm", "hello");

        assertThat(TaskEvents.failure(TaskEvents.run(project), "analysis (build)"))
                .hasMessage("src/main/capsule/analysis.py:1:1: "
                        + project.path("target/classes/META-INF/capsule/analysis.wasm")
                        + " is no task module: Not a WebAssembly module: it does not begin with \\0asm (at byte 0 of the WebAssembly"
                        + " module)");
    }

    @Test
    void anIndexThatCannotBeReadIsOneFailingTest() {
        var project = new TestProject(directory)
                .file("target/test-classes", "src/test/capsule/test_sales.py", task("test_total", 4))
                .file("target/classes", "src/main/capsule/analysis.py", task("analyze", 7))
                .write("target/classes/META-INF/capsule/index.json", "{}");
        var results = TaskEvents.run(project);

        results.testEvents()
                .assertStatistics(events -> events.started(2).failed(1).succeeded(1));
        assertThat(TaskEvents.failure(results, "target/classes/META-INF/capsule/index (build)")
                        .getMessage())
                .startsWith("target/classes/META-INF/capsule/index.json:1:1: cannot read the task index file:")
                .endsWith(": build the project again");
    }

    @Test
    void anUnreadableIndexDoesNotDisturbOtherTests() {
        var project = new TestProject(directory)
                .file("target/classes", "src/main/capsule/analysis.py", task("analyze", 7))
                .write("target/classes/META-INF/capsule/index.json", "{}");

        assertThat(Trees.select(project, selectClass(BrokenFileTests.class))).isEmpty();
    }

    private static Problem problem(String path, int line, String message) {
        return Problem.error(new SourcePosition(path, line, 5), message);
    }
}
