/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import dev.capsule.Envelope;
import dev.capsule.TaskError;
import dev.capsule.compile.SingleFile;
import dev.capsule.config.ProjectConfig;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks written in a test, compiled and ready to be called. */
final class Tasks {

    static final GuestLanguages LANGUAGES = GuestLanguages.load(Tasks.class.getClassLoader());

    private final TaskRunner runner;

    private Tasks(TaskRunner runner) {
        this.runner = runner;
    }

    /** Compiles a source text as the file {@code tasks.py}. */
    static Tasks of(String source) {
        try {
            var directory = Files.createTempDirectory("capsule-tasks");
            var file = Files.writeString(directory.resolve("tasks.py"), source);
            try {
                return of(file);
            } finally {
                Files.delete(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a file that lies beside the tests. */
    static Tasks ofResource(String name) {
        try {
            return of(Path.of(
                    Objects.requireNonNull(Tasks.class.getResource(name), name).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tasks of(Path file) {
        var module = SingleFile.compile(file, LANGUAGES, OutputListener.NONE).module();
        return new Tasks(TaskRunner.of(module, LANGUAGES));
    }

    /** Compiles a file of a project, whose configuration counts. */
    static Tasks inProject(Path directory, String file) {
        var sources = new SingleFile.ProjectSources(directory, List.of(), ProjectConfig.read(directory));
        var compiled = SingleFile.compile(
                directory.resolve(file), sources, LANGUAGES, BuildTools.ofSystem(), OutputListener.NONE);
        return new Tasks(TaskRunner.of(compiled.module(), LANGUAGES));
    }

    TaskRunner runner() {
        return runner;
    }

    TaskRun run(TaskCall call) {
        return runner.run(call);
    }

    Envelope call(String task, @Nullable Object... args) {
        return run(TaskCall.of(task).withArguments(Arrays.asList(args), Map.of()))
                .envelope();
    }

    /** Calls a task that must succeed. */
    @Nullable
    Object result(String task, @Nullable Object... args) {
        var envelope = call(task, args);
        if (!envelope.success()) {
            throw new AssertionError("task failed: " + envelope.toJson());
        }
        return envelope.result();
    }

    /** Calls a task that must fail. */
    TaskError error(String task, @Nullable Object... args) {
        var envelope = call(task, args);
        return Objects.requireNonNull(envelope.error(), () -> "task succeeded: " + envelope.toJson());
    }

    static List<@Nullable Object> list(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    /** Calls a task that must succeed with an array. */
    List<?> listResult(String task, @Nullable Object... args) {
        return (List<?>) Objects.requireNonNull(result(task, args));
    }

    /** Reads a member that must be an object. */
    static Map<?, ?> object(Object value, String member) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) value).get(member), member);
    }

    /** An object whose only member is null. */
    static Map<String, @Nullable Object> nullMap(String member) {
        return Collections.singletonMap(member, null);
    }
}
