/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import dev.capsule.compile.SingleFile;
import dev.capsule.config.ProjectConfig;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.policy.FileGrant;
import dev.capsule.run.HostAccess;
import dev.capsule.run.RunBudget;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.TaskModule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks from Java code.
 *
 * <pre>{@code
 * Envelope envelope = Capsule.run(Path.of("hello.py"));
 *
 * Capsule analysis = Capsule.load(Path.of("analysis.wasm"));
 * Envelope report = analysis.run("report", List.of(2026), Map.of("currency", "EUR"));
 * }</pre>
 *
 * <p>A loaded file may be used by several threads; every run has a sandbox of its own.
 */
public final class Capsule {

    private final TaskRunner runner;
    private final HostAccess host;
    private final RunBudget budget;

    private Capsule(TaskRunner runner, HostAccess host, RunBudget budget) {
        this.runner = runner;
        this.host = host;
        this.budget = budget;
    }

    /**
     * Compiles or reads a file and runs its task {@code main}.
     *
     * @param file a source file, or a {@code .wasm} file that {@code capsule:build} made
     * @param args the arguments as JSON values: {@code null}, {@link Boolean}, {@link Number}, {@link String},
     *     {@link List}, {@link Map}
     * @return the envelope, also when the task failed
     * @throws CapsuleException when the file cannot be read or compiled
     */
    public static Envelope run(Path file, @Nullable Object... args) {
        return load(file).run("main", Arrays.asList(args), Map.of());
    }

    /**
     * Compiles or reads a file, with the guest languages of the current thread's context class loader.
     *
     * @throws CapsuleException when the file cannot be read or compiled
     */
    public static Capsule load(Path file) {
        var languages = GuestLanguages.load(Thread.currentThread().getContextClassLoader());
        var module = file.toString().endsWith(".wasm")
                ? TaskModule.read(file)
                : SingleFile.compile(file, languages, OutputListener.NONE).module();
        var host = HostAccess.workingDirectory();
        return new Capsule(TaskRunner.of(module, languages), host, budget(host));
    }

    /**
     * Returns the same tasks for another project directory than the working directory: what {@code allowed_files} are
     * relative to and cannot leave, and where {@code .env} files are, and the {@code capsule.toml} whose {@code [run]}
     * counts.
     *
     * @throws CapsuleException when that file is wrong
     */
    public Capsule inProject(Path projectDirectory) {
        var moved = HostAccess.of(projectDirectory).withMounts(host.mounts()).withDeterministic(host.deterministic());
        return new Capsule(runner, moved, budget(moved));
    }

    private static RunBudget budget(HostAccess host) {
        return ProjectConfig.read(host.projectDirectory()).budget();
    }

    /**
     * Returns the same tasks with files and directories of the project that every one of them may use, beside what it was
     * granted itself.
     *
     * @param mounts each {@code HOST[::GUEST][:ro|:rw]}, as in {@code ./data::/input:ro}
     * @throws dev.capsule.policy.PolicyFormatException when one is something else
     */
    public Capsule withMounts(String... mounts) {
        var grants = Arrays.stream(mounts).map(FileGrant::parse).toList();
        return new Capsule(runner, host.withMounts(grants), budget);
    }

    /**
     * Runs one task of the file.
     *
     * @param task the task's name
     * @param args positional arguments as JSON values
     * @param kwargs keyword arguments as JSON values
     * @return the envelope, also when the task failed
     */
    public Envelope run(
            String task, List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
        return runner.run(TaskCall.of(task)
                        .withArguments(args, kwargs)
                        .withHost(host)
                        .withBudget(budget))
                .envelope();
    }
}
