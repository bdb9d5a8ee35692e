/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.maven.build.RecordingLog;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals do before they reach a task, or instead of it. */
class MojoTests {

    private final RecordingLog log = new RecordingLog();

    @Test
    void buildCanBeSkipped() throws Exception {
        var build = logging(new BuildMojo());
        build.skip = true;
        build.execute();
        build = logging(new BuildMojo());
        build.skipBuild = true;
        build.execute();

        assertThat(log.lines()).containsExactly("info: building tasks is skipped", "info: building tasks is skipped");
    }

    @Test
    void testBuildIsSkippedWithTheTests() throws Exception {
        var build = logging(new TestBuildMojo());
        build.skipTests = true;
        build.execute();
        build = logging(new TestBuildMojo());
        build.skipTestBuild = true;
        build.execute();
        build = logging(new TestBuildMojo());
        build.skip = true;
        build.execute();

        assertThat(log.lines()).hasSize(3).containsOnly("info: building test tasks is skipped");
    }

    @Test
    void buildNeedsAFileWhereThereIsNoPom() {
        var build = logging(new BuildMojo());
        build.project = new MavenProject();

        assertThatThrownBy(build::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("this directory has no POM: name the file to build, as in -Dcapsule.file=hello.py,"
                        + " or run the goal in a project");
    }

    @Test
    void runAndExecNeedAFile(@TempDir File project) {
        var run = logging(new RunMojo());
        run.baseDirectory = project;

        assertThatThrownBy(run::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "no file to run: name one with -Dcapsule.file=hello.py, or as entrypoint in the [workflow] of"
                                + " capsule.toml");
        assertThatThrownBy(logging(new ExecMojo())::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("no file to run: name one with -Dcapsule.file=hello.wasm");
    }

    @Test
    void runNamesAnEntrypointThatIsMissing(@TempDir File project) throws Exception {
        Files.writeString(project.toPath().resolve("capsule.toml"), "[workflow]\nentrypoint = \"src/main.py\"\n");
        var run = logging(new RunMojo());
        run.baseDirectory = project;

        assertThatThrownBy(run::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.toml:2:1: entrypoint \"src/main.py\": there is no such file");
    }

    @Test
    void runSaysWhatIsWrongInTheConfiguration(@TempDir File project) throws Exception {
        Files.writeString(project.toPath().resolve("capsule.toml"), "[tasks]\ndefault_rum = \"64MB\"\n");
        var run = logging(new RunMojo());
        run.baseDirectory = project;

        assertThatThrownBy(run::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.toml:2:1: unknown key \"default_rum\" in [tasks], did you mean \"default_ram\"?");
    }

    @Test
    void execNamesAFileThatIsMissing() {
        var exec = logging(new ExecMojo());
        exec.baseDirectory = new File("");
        exec.file = new File("missing.wasm");

        assertThatThrownBy(exec::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("missing.wasm: there is no such file");
    }

    @Test
    void runLeavesModulesToExec() {
        var run = logging(new RunMojo());
        run.file = new File("hello.wasm");

        assertThatThrownBy(run::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("hello.wasm is built already: run it with capsule:exec");
    }

    @Test
    void runAndExecSayWhatIsWrongWithAMount(@TempDir File project) throws Exception {
        var run = logging(new RunMojo());
        run.baseDirectory = project;
        run.file = Files.writeString(project.toPath().resolve("hello.py"), "def main(): pass")
                .toFile();
        run.sourceDirectory = project;
        run.testSourceDirectory = project;
        run.mounts = List.of("./data", "../secrets");
        var exec = logging(new ExecMojo());
        exec.baseDirectory = project;
        exec.file = new File("hello.wasm");
        exec.mounts = List.of("./data:xx");

        assertThatThrownBy(run::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("capsule.mount: \"../secrets\" cannot be granted: \"..\" would leave the project; name the"
                        + " directory itself");
        assertThatThrownBy(exec::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "capsule.mount: \"./data:xx\" cannot be granted: after a colon comes ro or rw, after two the"
                                + " path that the task sees, as in \"./data:ro\" or \"./data::/input\"");
    }

    private <T extends Mojo> T logging(T mojo) {
        mojo.setLog(log);
        return mojo;
    }
}
