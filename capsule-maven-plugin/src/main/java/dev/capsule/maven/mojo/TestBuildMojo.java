/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.compile.BuildRequest.BrokenFiles;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.build.SurefireVersion;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Builds the test task sources of {@code src/test/capsule}, which may import those of {@code src/main/capsule}. A file
 * that cannot be built becomes a failing test beside the good ones. Warns when the project's version of Surefire would
 * hide the results.
 */
@Mojo(name = "test-build", defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES, threadSafe = true)
public final class TestBuildMojo extends AbstractBuildMojo {

    /**
     * Whether to skip this goal. By default it runs.
     *
     * <pre>{@code
     * <configuration>
     *   <skipTestBuild>true</skipTestBuild>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.test-build.skip}.
     */
    @Parameter(property = PropertyNames.TEST_BUILD_SKIP, defaultValue = "false")
    boolean skipTestBuild;

    /**
     * Whether the project's tests are neither compiled nor run, which skips this goal too. With {@code -DskipTests}
     * alone tests are built and not run, as Maven does with Java.
     *
     * <p>On the command line: {@code -Dmaven.test.skip}.
     */
    @Parameter(property = PropertyNames.MAVEN_TEST_SKIP, defaultValue = "false")
    boolean skipTests;

    /**
     * The directory whose sources are built, with its subdirectories. By default {@code src/test/capsule}; it may be
     * missing.
     *
     * <pre>{@code
     * <configuration>
     *   <testSourceDirectory>${project.basedir}/task-tests</testSourceDirectory>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.test-build.source-directory=task-tests}.
     */
    @Parameter(
            property = PropertyNames.TEST_BUILD_SOURCE_DIRECTORY,
            defaultValue = "${basedir}/src/test/capsule",
            required = true)
    File testSourceDirectory;

    /**
     * The directory of main sources that tests may import. By default that of {@code capsule:build}.
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
     * test classes, where the test engine finds them.
     *
     * <pre>{@code
     * <configuration>
     *   <testOutputDirectory>${project.build.directory}/test-tasks</testOutputDirectory>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.test-build.output-directory=target/test-tasks}.
     */
    @Parameter(
            property = PropertyNames.TEST_BUILD_OUTPUT_DIRECTORY,
            defaultValue = "${project.build.testOutputDirectory}/META-INF/capsule",
            required = true)
    File testOutputDirectory;

    /**
     * What becomes of a file that cannot be built: {@code INDEX} makes it a failing test beside the good ones,
     * {@code FAIL} fails the build at once. By default {@code INDEX}.
     *
     * <pre>{@code
     * <configuration>
     *   <testBrokenFiles>FAIL</testBrokenFiles>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.test-build.broken-files=FAIL}.
     */
    @Parameter(property = PropertyNames.TEST_BUILD_BROKEN_FILES, defaultValue = "INDEX")
    BrokenFiles testBrokenFiles;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipTestBuild || skipTests) {
            getLog().info("building test tasks is skipped");
            return;
        }
        SurefireVersion.warning(project).ifPresent(getLog()::warn);
        build(
                testSourceDirectory,
                List.of(sourceDirectory.toPath()),
                testOutputDirectory,
                "test-build.json",
                testBrokenFiles);
    }
}
