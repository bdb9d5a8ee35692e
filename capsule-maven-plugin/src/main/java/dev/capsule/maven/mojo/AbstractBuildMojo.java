/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.BuildRequest.BrokenFiles;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.build.ProjectBuild;
import dev.capsule.maven.run.GuestConsole;
import dev.capsule.sandbox.OutputListener;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What building main tasks and building test tasks have in common. */
abstract class AbstractBuildMojo extends AbstractCapsuleMojo {

    /** The project that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /** What the paths in messages are relative to. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    File baseDirectory;

    /** Where the build remembers what it did, so that the next one only does what changed. */
    @Parameter(defaultValue = "${project.build.directory}/capsule", readonly = true, required = true)
    File stateDirectory;

    /**
     * Whether to skip {@code capsule:build} and {@code capsule:test-build}. By default both run.
     *
     * <pre>{@code
     * <configuration>
     *   <skip>true</skip>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.skip}.
     */
    @Parameter(property = PropertyNames.SKIP, defaultValue = "false")
    boolean skip;

    /**
     * Whether to leave a copy of each task module beside its source, {@code sales.wasm} beside {@code sales.py}, for
     * {@code capsule:exec} or for use elsewhere. By default modules are in the output directory only.
     *
     * <pre>{@code
     * <configuration>
     *   <export>true</export>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.export}.
     */
    @Parameter(property = PropertyNames.EXPORT, defaultValue = "false")
    boolean export;

    /**
     * Whether to show what a file's top-level code prints while the file is imported. By default it is not shown.
     *
     * <pre>{@code
     * <configuration>
     *   <verbose>true</verbose>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.verbose}.
     */
    @Parameter(property = PropertyNames.VERBOSE, defaultValue = "false")
    boolean verbose;

    /** Builds one source directory. */
    final void build(
            File sourceDirectory,
            List<Path> libraryDirectories,
            File outputDirectory,
            String stateFile,
            BrokenFiles brokenFiles)
            throws MojoExecutionException, MojoFailureException {
        var request = new BuildRequest(
                baseDirectory.toPath(),
                sourceDirectory.toPath(),
                libraryDirectories,
                outputDirectory.toPath(),
                stateDirectory.toPath().resolve(stateFile),
                brokenFiles,
                languages(),
                tools(),
                output());
        new ProjectBuild(request, getLog()).run(export);
    }

    final OutputListener output() {
        return verbose ? GuestConsole.onStandardError() : OutputListener.NONE;
    }
}
