/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.CapsuleException;
import dev.capsule.Envelope;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.maven.PropertyNames;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.run.HostAccess;
import dev.capsule.run.ProgramRunner;
import dev.capsule.run.RunBudget;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.task.TaskModule;
import dev.capsule.wasm.WasmFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** One run of a WebAssembly file. */
public final class ModuleRun {

    private final Path file;
    private final CallArguments arguments;
    private final HostAccess host;
    private final RunConsole console;
    private final byte[] bytes;

    /**
     * Reads the file.
     *
     * @throws CapsuleException when it cannot be read
     */
    public ModuleRun(Path file, CallArguments arguments, HostAccess host, RunConsole console) {
        this.file = file;
        this.arguments = arguments;
        this.host = host;
        this.console = console;
        this.bytes = read(file);
    }

    /**
     * Returns whether the file holds tasks.
     *
     * @throws CapsuleException when it is no WebAssembly module
     */
    public boolean isTaskModule() {
        try {
            return TaskModule.hasManifest(bytes);
        } catch (WasmFormatException e) {
            throw new CapsuleException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Runs a task, {@code main} when no other is named.
     *
     * @param budget what it and all that it calls may use together
     */
    public Envelope task(@Nullable String name, GuestLanguages languages, RunBudget budget) {
        var call = TaskCall.of(name == null ? "main" : name)
                .withArguments(arguments.args(), arguments.kwargs())
                .withOutput(console.taskOutput())
                .withHost(host)
                .withBudget(budget);
        return TaskRunner.of(TaskModule.of(bytes, file.toString()), languages)
                .run(call)
                .envelope();
    }

    /**
     * Runs a program.
     *
     * @param task must be {@code null}
     * @throws MojoExecutionException when a task is named: a program has none
     */
    public Envelope program(@Nullable String task, TaskPolicy policy, Path cacheDirectory)
            throws MojoExecutionException {
        if (task != null) {
            throw new MojoExecutionException(
                    file + " is a program and no task module: " + PropertyNames.TASK + " has no meaning for it");
        }
        return ProgramRunner.of(bytes, file.getFileName().toString(), cacheDirectory)
                .run(arguments.texts(), policy, host, console.programOutput())
                .envelope();
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new CapsuleException(file + ": there is no such file");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CapsuleException(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }
}
