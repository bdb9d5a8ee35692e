/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.compile.BuildReport;
import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.BuildRequest.BrokenFiles;
import dev.capsule.compile.CompileException;
import dev.capsule.compile.FileReport;
import dev.capsule.compile.IncrementalBuild;
import dev.capsule.config.ConfigException;
import dev.capsule.guest.BuildTools;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.TaskIndex;
import dev.capsule.task.TaskModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalBuildTests {

    @TempDir
    Path project;

    @BeforeEach
    void writeSources() throws IOException {
        write(
                "src/a.py",
                "from capsule import task\nimport lib.names\n@task\ndef main():\n    return lib.names.NAME\n");
        write("src/b.py", "from capsule import task\n@task\ndef main():\n    return 'b'\n");
        write("src/lib/__init__.py", "");
        write("src/lib/names.py", "NAME = 'one'\n");
    }

    private void write(String path, String text) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private BuildReport build(BrokenFiles brokenFiles) {
        return IncrementalBuild.run(new BuildRequest(
                project,
                project.resolve("src"),
                List.of(),
                project.resolve("out"),
                project.resolve("state.json"),
                brokenFiles,
                Tasks.LANGUAGES,
                BuildTools.ofSystem(),
                OutputListener.NONE));
    }

    private static Map<String, FileReport.Status> statuses(BuildReport report) {
        return report.files().stream().collect(Collectors.toMap(FileReport::path, FileReport::status));
    }

    private String runMain(String module) {
        var runner = TaskRunner.of(TaskModule.read(project.resolve("out").resolve(module)), Tasks.LANGUAGES);
        return String.valueOf(runner.run(TaskCall.of("main")).envelope().result());
    }

    @Test
    void rebuildsExactlyWhatDependsOnAChange() throws Exception {
        var first = statuses(build(BrokenFiles.FAIL));
        var second = statuses(build(BrokenFiles.FAIL));
        write("src/lib/names.py", "NAME = 'two'\n");
        var third = statuses(build(BrokenFiles.FAIL));

        assertThat(first)
                .containsEntry("src/a.py", FileReport.Status.BUILT)
                .containsEntry("src/b.py", FileReport.Status.BUILT);
        assertThat(second.values()).containsOnly(FileReport.Status.UP_TO_DATE);
        assertThat(third)
                .containsEntry("src/a.py", FileReport.Status.BUILT)
                .containsEntry("src/b.py", FileReport.Status.UP_TO_DATE);
        assertThat(runMain("a.wasm")).isEqualTo("two");
    }

    @Test
    void indexesModulesAndLeavesOutLibraries() throws Exception {
        build(BrokenFiles.FAIL);

        assertThat(TaskIndex.read(project.resolve("out/index.json").toUri().toURL())
                        .entries())
                .extracting(TaskIndex.Entry::source, TaskIndex.Entry::module)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("src/a.py", "a.wasm"),
                        org.assertj.core.groups.Tuple.tuple("src/b.py", "b.wasm"));
    }

    @Test
    void rebuildsAMissingModule() throws Exception {
        build(BrokenFiles.FAIL);
        Files.delete(project.resolve("out/b.wasm"));

        assertThat(statuses(build(BrokenFiles.FAIL))).containsEntry("src/b.py", FileReport.Status.BUILT);
        assertThat(project.resolve("out/b.wasm")).exists();
    }

    @Test
    void removesTheModuleOfADeletedSource() throws Exception {
        build(BrokenFiles.FAIL);
        Files.delete(project.resolve("src/b.py"));

        assertThat(statuses(build(BrokenFiles.FAIL))).containsEntry("src/b.py", FileReport.Status.REMOVED);
        assertThat(project.resolve("out/b.wasm")).doesNotExist();
    }

    @Test
    void buildsGoodFilesBesideABrokenOne() throws Exception {
        write("src/c.py", "def main(:\n");

        assertThatThrownBy(() -> build(BrokenFiles.FAIL))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith("src/c.py:1:10: SyntaxError: invalid syntax");
        assertThat(runMain("b.wasm")).isEqualTo("b");
    }

    @Test
    void keepsABrokenFilesProblemsInTheIndex() throws Exception {
        write("src/c.py", "def main(:\n");
        build(BrokenFiles.INDEX);
        build(BrokenFiles.INDEX);

        var entry = TaskIndex.read(project.resolve("out/index.json").toUri().toURL())
                .entries()
                .get(2);
        assertThat(entry.module()).isNull();
        assertThat(entry.problems().get(0).position()).hasToString("src/c.py:1:10");
    }

    @Test
    void writesTheSameBytesForTheSameSources() throws Exception {
        build(BrokenFiles.FAIL);
        var first = Files.readAllBytes(project.resolve("out/a.wasm"));
        Files.delete(project.resolve("state.json"));
        build(BrokenFiles.FAIL);

        assertThat(Files.readAllBytes(project.resolve("out/a.wasm"))).isEqualTo(first);
    }

    @Test
    void buildsAgainWhenTheProjectsDefaultsChange() throws IOException {
        build(BrokenFiles.FAIL);
        write("capsule.toml", "[workflow]\nname = 'x'\n");
        assertThat(build(BrokenFiles.FAIL).count(FileReport.Status.UP_TO_DATE)).isEqualTo(4);

        write("capsule.toml", "[tasks]\ndefault_compute = 'LOW'\ndefault_max_retries = 2\n");
        var report = build(BrokenFiles.FAIL);

        assertThat(report.count(FileReport.Status.BUILT)).isEqualTo(4);
        var policy = TaskModule.read(project.resolve("out/a.wasm"))
                .manifest()
                .task("main")
                .orElseThrow()
                .policy();
        assertThat(policy.fuel()).isEqualTo(100_000_000);
        assertThat(policy.maxRetries()).isEqualTo(2);
    }

    @Test
    void whatATaskStatesCountsMoreThanTheProjectsDefaults() throws IOException {
        write("capsule.toml", "[tasks]\ndefault_compute = 'LOW'\ndefault_timeout = '7s'\n");
        write("src/b.py", "from capsule import task\n@task(compute='HIGH')\ndef main():\n    return 'b'\n");
        build(BrokenFiles.FAIL);

        var policy = TaskModule.read(project.resolve("out/b.wasm"))
                .manifest()
                .task("main")
                .orElseThrow()
                .policy();
        assertThat(policy.fuel()).isEqualTo(50_000_000_000L);
        assertThat(policy.timeout()).hasSeconds(7);
        assertThat(policy.ramBytes()).isEqualTo(512L << 20);
    }

    @Test
    void aWrongConfigurationFailsTheBuild() throws IOException {
        write("capsule.toml", "[task]\ndefault_compute = 'LOW'\n");

        assertThatThrownBy(() -> build(BrokenFiles.INDEX))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:1:1: unknown table \"task\", did you mean \"tasks\"?");
    }
}
