/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.BuildRequest.BrokenFiles;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectBuildTests {

    @TempDir
    Path project;

    private Path sources;
    private final RecordingLog log = new RecordingLog();

    @BeforeEach
    void createSources() throws IOException {
        sources = Files.createDirectories(project.resolve("src/main/capsule"));
    }

    @Test
    void saysWhatWasBuiltAndThenThatItIsUpToDate() throws Exception {
        write("hello.py", "def main():\n    return 1\n");

        build(BrokenFiles.FAIL).run(false);
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).matches("info: src/main/capsule/hello\\.py: built, 1 task, \\d+ ms");
        assertThat(log.lines().get(1)).isEqualTo("info: 1 task file: 1 built (1 task)");
        assertThat(project.resolve("target/classes/META-INF/capsule/hello.wasm"))
                .exists();

        build(BrokenFiles.FAIL).run(false);
        assertThat(log.lines().subList(2, 4))
                .containsExactly(
                        "debug: src/main/capsule/hello.py: up to date", "info: 1 task file: 1 up to date (1 task)");
    }

    @Test
    void saysThatThereIsNothingToBuild() throws Exception {
        build(BrokenFiles.FAIL).run(true);

        assertThat(log.lines())
                .containsExactly("info: no task sources in " + sources + " (languages: python, typescript)");
    }

    @Test
    void leavesModulesBesideTheirSourcesWhenExporting() throws Exception {
        write("tools/hello.py", "def main():\n    return 1\n");

        build(BrokenFiles.FAIL).run(true);

        assertThat(sources.resolve("tools/hello.wasm"))
                .hasSameBinaryContentAs(project.resolve("target/classes/META-INF/capsule/tools/hello.wasm"));
        assertThat(log.lines()).last().isEqualTo("info: exported " + sources.resolve("tools/hello.wasm"));
    }

    @Test
    void failsWithEveryProblemAndItsPosition() throws IOException {
        write("syntax.py", "def main(:\n    pass\n");
        write("unknown.py", "from capsule import task\n\n@task(ran=\"64MB\")\ndef main():\n    pass\n");

        assertThatThrownBy(() -> build(BrokenFiles.FAIL).run(false))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        2 problems in the task sources:
                        src/main/capsule/syntax.py:1:10: SyntaxError: invalid syntax
                            def main(:
                        src/main/capsule/unknown.py:3:7: unknown task option "ran", did you mean "ram"?""");
    }

    @Test
    void indexesBrokenFilesAsFailingTests() throws Exception {
        write("syntax.py", "def main(:\n    pass\n");

        build(BrokenFiles.INDEX).run(false);

        assertThat(log.lines())
                .containsExactly(
                        "info: src/main/capsule/syntax.py: broken, 1 problem, becomes a failing test",
                        "warn: src/main/capsule/syntax.py:1:10: SyntaxError: invalid syntax\n    def main(:",
                        "info: 1 task file: 1 broken (0 tasks)");
    }

    @Test
    void blamesTheMachineWhenAFileCannotBeWritten() throws IOException {
        write("hello.py", "def main():\n    return 1\n");
        Files.writeString(project.resolve("target"), "a file where a directory should be");

        assertThatThrownBy(() -> build(BrokenFiles.FAIL).run(false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("cannot write " + project.resolve("target/capsule/main-build.json.log") + ": "
                        + project.resolve("target/capsule") + ": Not a directory");
    }

    private ProjectBuild build(BrokenFiles brokenFiles) {
        var request = new BuildRequest(
                project,
                sources,
                List.of(),
                project.resolve("target/classes/META-INF/capsule"),
                project.resolve("target/capsule/main-build.json"),
                brokenFiles,
                GuestLanguages.load(getClass().getClassLoader()),
                BuildTools.ofSystem(),
                OutputListener.NONE);
        return new ProjectBuild(request, log);
    }

    private void write(String path, String text) throws IOException {
        var file = sources.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
