/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.Envelope;
import dev.capsule.compile.SingleFile;
import dev.capsule.config.ProjectConfig;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.run.CallArguments;
import dev.capsule.maven.run.RunConsole;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Compiles a source file in memory, runs one of its tasks and shows the envelope. Without a file it runs the
 * {@code entrypoint} of {@code capsule.toml}. Needs no POM. The build fails when the
 * envelope does not report success.
 */
@Mojo(name = "run", requiresProject = false, aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractRunMojo {

    /**
     * The task to run. By default {@code main}.
     *
     * <p>On the command line: {@code -Dcapsule.task=report}.
     */
    @Parameter(property = PropertyNames.TASK, defaultValue = "main", required = true)
    String task;

    /**
     * The project's task sources, which a file among them may import. By default {@code src/main/capsule}.
     *
     * <p>On the command line: {@code -Dcapsule.build.source-directory=tasks}.
     */
    @Parameter(
            property = PropertyNames.BUILD_SOURCE_DIRECTORY,
            defaultValue = "${basedir}/src/main/capsule",
            required = true)
    File sourceDirectory;

    /**
     * The project's test task sources, which a file among them may import. By default {@code src/test/capsule}.
     *
     * <p>On the command line: {@code -Dcapsule.test-build.source-directory=task-tests}.
     */
    @Parameter(
            property = PropertyNames.TEST_BUILD_SOURCE_DIRECTORY,
            defaultValue = "${basedir}/src/test/capsule",
            required = true)
    File testSourceDirectory;

    @Override
    Path defaultFile() throws MojoExecutionException {
        var project = baseDirectory.toPath();
        var entrypoint = ProjectConfig.read(project)
                .entrypoint()
                .orElseThrow(() -> new MojoExecutionException("no file to run: name one with -D" + PropertyNames.FILE
                        + "=hello.py, or as entrypoint in the [workflow] of capsule.toml"));
        var path = project.resolve(entrypoint.path());
        if (!Files.isRegularFile(path)) {
            throw new MojoExecutionException(
                    entrypoint.position() + ": entrypoint \"" + entrypoint.path() + "\": there is no such file");
        }
        return path;
    }

    @Override
    Envelope run(Path path, CallArguments arguments, RunConsole console) throws MojoExecutionException {
        if (path.toString().endsWith(".wasm")) {
            throw new MojoExecutionException(path + " is built already: run it with capsule:exec");
        }
        var host = host();
        var budget = budget();
        var languages = languages();
        var sources = new SingleFile.ProjectSources(
                baseDirectory.toPath(),
                List.of(testSourceDirectory.toPath(), sourceDirectory.toPath()),
                ProjectConfig.read(baseDirectory.toPath()));
        var compiled = SingleFile.compile(path, sources, languages, tools(), console.taskOutput());
        compiled.warnings().forEach(warning -> getLog().warn(warning.toString()));
        var call = TaskCall.of(task)
                .withArguments(arguments.args(), arguments.kwargs())
                .withOutput(console.taskOutput())
                .withHost(host)
                .withBudget(budget);
        return TaskRunner.of(compiled.module(), languages).run(call).envelope();
    }
}
