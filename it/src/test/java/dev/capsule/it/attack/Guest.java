/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.capsule.Capsule;
import dev.capsule.Envelope;
import dev.capsule.compile.SingleFile;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.TaskModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The languages that attempts are written in. Each has one module, whose tasks run whatever code they are given. */
enum Guest {
    PYTHON(".py"),
    TYPESCRIPT(".ts");

    static final GuestLanguages LANGUAGES = GuestLanguages.load(Guest.class.getClassLoader());

    /** Between what differs by language. */
    private static final String OR = " / ";

    private static final Map<Guest, Tasks> TASKS = new ConcurrentHashMap<>();

    private final String extension;

    /** The compiled module. */
    private record Tasks(TaskModule module, TaskRunner runner) {}

    Guest(String extension) {
        this.extension = extension;
    }

    /** The end of its files' names. */
    String extension() {
        return extension;
    }

    /** Of a text for both languages, or of two, separated by a slash, the one for this language. */
    String pick(String texts) {
        var either = texts.split(OR, 2);
        return either.length == 1 || this == PYTHON ? either[0] : either[1];
    }

    /** Compiles a program of its own; of the two texts, the one of this language. */
    Capsule load(Path directory, String python, String script) throws IOException {
        return Capsule.load(write(directory.resolve("program" + extension), python, script));
    }

    /** Writes a source file; of the two texts, the one of this language. */
    Path write(Path file, String python, String script) throws IOException {
        var text = this == PYTHON
                ? "from capsule import task\n" + python
                : "import { task } from \"@capsule-run/sdk\";\n" + script;
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text + "\n");
    }

    /** Runs one of the tasks with access to a project. */
    Envelope run(Path project, String task, String... args) {
        return run(TaskCall.of(task).withArguments(List.of(args), Map.of()).withHost(HostAccess.of(project)))
                .envelope();
    }

    TaskRun run(TaskCall call) {
        return tasks().runner().run(call);
    }

    /** The module that holds the tasks. */
    TaskModule module() {
        return tasks().module();
    }

    private Tasks tasks() {
        return TASKS.computeIfAbsent(this, Guest::compile);
    }

    private Tasks compile() {
        var name = "attacks" + extension;
        try (var resource = Objects.requireNonNull(Guest.class.getResourceAsStream(name), name)) {
            var source = Files.createTempDirectory("capsule-attacks").resolve(name);
            Files.writeString(source, AttackServer.withPort(new String(resource.readAllBytes(), UTF_8)));
            var module =
                    SingleFile.compile(source, LANGUAGES, OutputListener.NONE).module();
            Files.delete(source);
            Files.delete(source.getParent());
            return new Tasks(module, TaskRunner.of(module, LANGUAGES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
