/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.CapsuleException;
import dev.capsule.Envelope;
import dev.capsule.compile.CompileException;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.run.CallArguments;
import dev.capsule.maven.run.RunConsole;
import dev.capsule.policy.FileGrant;
import dev.capsule.policy.PolicyFormatException;
import dev.capsule.run.HostAccess;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What running a source file and running a module have in common. */
abstract class AbstractRunMojo extends AbstractBudgetMojo {

    /**
     * The file to run.
     *
     * <p>On the command line: {@code -Dcapsule.file=hello.py}.
     */
    @Parameter(property = PropertyNames.FILE)
    @Nullable
    File file;

    /**
     * The positional arguments of the call, as a JSON array. By default there are none.
     *
     * <p>On the command line: {@code -Dcapsule.args='["a", 1]'}.
     */
    @Parameter(property = PropertyNames.ARGS)
    @Nullable
    String args;

    /**
     * The keyword arguments of the call, as a JSON object. By default there are none.
     *
     * <p>On the command line: {@code -Dcapsule.kwargs='{"limit": 3}'}.
     */
    @Parameter(property = PropertyNames.KWARGS)
    @Nullable
    String kwargs;

    /**
     * A file that gets the envelope, as one line of JSON, beside what the console shows. By default there is none.
     *
     * <pre>{@code
     * <configuration>
     *   <output>${project.build.directory}/envelope.json</output>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.output=target/envelope.json}.
     */
    @Parameter(property = PropertyNames.OUTPUT)
    @Nullable
    File output;

    /**
     * Whether standard output is for the envelope alone, as one line of JSON; everything else then goes to standard
     * error, Maven's own log included. Add {@code -q} to keep out what Maven logs before this goal starts. By default a
     * summary is shown too.
     *
     * <p>On the command line: {@code -Dcapsule.json}.
     */
    @Parameter(property = PropertyNames.JSON, defaultValue = "false")
    boolean json;

    /**
     * Whether to show what the task prints, on standard error and while it runs. By default it is not shown.
     *
     * <p>On the command line: {@code -Dcapsule.verbose}.
     */
    @Parameter(property = PropertyNames.VERBOSE, defaultValue = "false")
    boolean verbose;

    /**
     * Files and directories of the project that every task of the run may use, beside what it was granted itself, each
     * {@code HOST[::GUEST][:ro|:rw]}. By default there are none.
     *
     * <pre>{@code
     * <configuration>
     *   <mounts>
     *     <mount>./data::/input:ro</mount>
     *   </mounts>
     * </configuration>
     * }</pre>
     *
     * <p>On the command line: {@code -Dcapsule.mount=./data::/input:ro,./output}, separated by commas.
     */
    @Parameter(property = PropertyNames.MOUNT)
    @Nullable
    List<String> mounts;

    /**
     * Whether clocks and random numbers are the same in every run, also for tasks that do not ask for it. By default they
     * are real.
     *
     * <p>On the command line: {@code -Dcapsule.deterministic}.
     */
    @Parameter(property = PropertyNames.DETERMINISTIC, defaultValue = "false")
    boolean deterministic;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        var console = RunConsole.open(json, verbose, output == null ? null : output.toPath());
        try {
            var path = file == null ? defaultFile() : file.toPath();
            console.show(run(path, CallArguments.parse(args, kwargs), console));
        } catch (CompileException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (CapsuleException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** What the run may see of the host. */
    final HostAccess host() throws MojoExecutionException {
        var grants = new ArrayList<FileGrant>();
        for (var mount : mounts == null ? List.<String>of() : mounts) {
            try {
                grants.add(FileGrant.parse(mount.strip()));
            } catch (PolicyFormatException e) {
                throw new MojoExecutionException(PropertyNames.MOUNT + ": " + e.getMessage(), e);
            }
        }
        return HostAccess.of(baseDirectory.toPath()).withMounts(grants).withDeterministic(deterministic);
    }

    /** The file to run when none is named. */
    abstract Path defaultFile() throws MojoExecutionException;

    abstract Envelope run(Path path, CallArguments arguments, RunConsole console)
            throws MojoExecutionException, MojoFailureException;
}
