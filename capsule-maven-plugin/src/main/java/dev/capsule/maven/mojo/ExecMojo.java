/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.mojo;

import dev.capsule.Envelope;
import dev.capsule.maven.PropertyNames;
import dev.capsule.maven.run.CallArguments;
import dev.capsule.maven.run.ModuleRun;
import dev.capsule.maven.run.ProgramLimits;
import dev.capsule.maven.run.RunConsole;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task of a task module that {@code capsule:build} made, within the limits that its source declares; or any other
 * WebAssembly program that is a WASI preview 1 command, within the limits given here. Needs no POM and no source. Shows
 * the envelope; the build fails when it does not report success.
 *
 * <p>The result of a program is {@code {"exit_code", "stdout", "stderr"}}; an exit code other than 0 is a failure.
 */
@Mojo(name = "exec", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExecMojo extends AbstractRunMojo {

    /**
     * The task to run. By default {@code main}. A program that is no task module has none.
     *
     * <p>On the command line: {@code -Dcapsule.task=report}.
     */
    @Parameter(property = PropertyNames.TASK)
    @Nullable
    String task;

    /**
     * How much a program that is no task module may compute: {@code LOW}, {@code MEDIUM}, {@code HIGH} or a number of
     * fuel units. By default {@code MEDIUM}.
     *
     * <p>On the command line: {@code -Dcapsule.compute=LOW}.
     */
    @Parameter(property = PropertyNames.COMPUTE)
    @Nullable
    String compute;

    /**
     * How much memory a program that is no task module may use. By default {@code 512MiB}.
     *
     * <p>On the command line: {@code -Dcapsule.ram=64MB}.
     */
    @Parameter(property = PropertyNames.RAM)
    @Nullable
    String ram;

    /**
     * How long a program that is no task module may run. By default {@code 5m}.
     *
     * <p>On the command line: {@code -Dcapsule.timeout=30s}.
     */
    @Parameter(property = PropertyNames.TIMEOUT)
    @Nullable
    String timeout;

    /**
     * Where programs that are no task modules are kept once they are compiled. By default {@code .cache/capsule/programs} in the
     * user's home directory.
     *
     * <p>On the command line: {@code -Dcapsule.cache-directory=target/capsule-cache}.
     */
    @Parameter(
            property = PropertyNames.CACHE_DIRECTORY,
            defaultValue = "${user.home}/.cache/capsule/programs",
            required = true)
    File cacheDirectory;

    @Override
    Path defaultFile() throws MojoExecutionException {
        throw new MojoExecutionException("no file to run: name one with -D" + PropertyNames.FILE + "=hello.wasm");
    }

    @Override
    Envelope run(Path path, CallArguments arguments, RunConsole console) throws MojoExecutionException {
        var run = new ModuleRun(path, arguments, host(), console);
        var limits = new ProgramLimits(compute, ram, timeout);
        if (!run.isTaskModule()) {
            return run.program(task, limits.policy(), cacheDirectory.toPath());
        }
        if (limits.any()) {
            getLog().warn("a task has the limits that its source declares: " + PropertyNames.COMPUTE + ", "
                    + PropertyNames.RAM + " and " + PropertyNames.TIMEOUT + " have no effect on " + path.getFileName());
        }
        return run.task(task, languages(), budget());
    }
}
