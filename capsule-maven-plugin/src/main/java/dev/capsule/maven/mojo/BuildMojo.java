/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.compile.BuildRequest.BrokenFiles;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.run.SingleFileBuild;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Builds the task sources of {@code src/main/capsule} to WebAssembly task modules. Only what changed is built again, and
 * modules whose source is gone are removed. A file that cannot be imported, or that declares a task wrongly, fails the
 * build with its path, line and column.
 *
 * <p>In a directory without a POM it builds the one file that {@code -Dcapsule.file} names, and leaves the module beside
 * it.
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class BuildMojo extends AbstractBuildMojo {

    /**
     * Whether to skip this goal. By default it runs.
     *
     * <pre>{@code
     * <configuration>
     *   <skipBuild>true</skipBuild>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.build.skip}.
     */
    @Parameter(property = PropertyNames.BUILD_SKIP, defaultValue = "false")
    boolean skipBuild;

    /**
     * The directory whose sources are built, with its subdirectories. By default {@code src/main/capsule}; it may be
     * missing.
     *
     * <pre>{@code
     * <configuration>
     *   <sourceDirectory>${project.basedir}/tasks</sourceDirectory>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.build.source-directory=tasks}.
     */
    @Parameter(
            property = PropertyNames.BUILD_SOURCE_DIRECTORY,
            defaultValue = "${basedir}/src/main/capsule",
            required = true)
    File sourceDirectory;

    /**
     * The directory that gets the task modules and their index. By default {@code META-INF/capsule} of the project's
     * classes, where the test engine finds them.
     *
     * <pre>{@code
     * <configuration>
     *   <outputDirectory>${project.build.directory}/tasks</outputDirectory>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.build.output-directory=target/tasks}.
     */
    @Parameter(
            property = PropertyNames.BUILD_OUTPUT_DIRECTORY,
            defaultValue = "${project.build.outputDirectory}/META-INF/capsule",
            required = true)
    File outputDirectory;

    /**
     * What becomes of a file that cannot be built: {@code FAIL} fails the build, {@code INDEX} makes it a failing test.
     * By default {@code FAIL}.
     *
     * <pre>{@code
     * <configuration>
     *   <brokenFiles>INDEX</brokenFiles>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.build.broken-files=INDEX}.
     */
    @Parameter(property = PropertyNames.BUILD_BROKEN_FILES, defaultValue = "FAIL")
    BrokenFiles brokenFiles;

    /**
     * The one file to build in a directory without a POM. Within a project it has no meaning.
     *
     * <p>On the command line: {@code -Dcapsule.file=hello.py}.
     */
    @Parameter(property = PropertyNames.FILE)
    @Nullable
    File file;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipBuild) {
            getLog().info("building tasks is skipped");
        } else if (project.getFile() != null) {
            build(sourceDirectory, List.of(), outputDirectory, "main-build.json", brokenFiles);
        } else if (file != null) {
            new SingleFileBuild(file.toPath(), languages(), tools(), output(), getLog()).run();
        } else {
            throw new MojoExecutionException("this directory has no POM: name the file to build, as in -D"
                    + PropertyNames.FILE + "=hello.py, or run the goal in a project");
        }
    }
}
