/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.Problem;
import dev.capsule.task.SourcePosition;
import dev.capsule.task.TaskModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Compiles one file that is in no project: what it may import are the sources in and below its directory. */
public final class SingleFile {

    private SingleFile() {}

    /**
     * A compiled file.
     *
     * @param module the task module
     * @param warnings what the user should know
     */
    public record Result(TaskModule module, List<Problem> warnings) {}

    /**
     * Compiles a file.
     *
     * @param output hears what its top-level code prints
     * @throws CompileException when it cannot be imported, declares something wrong or has no task
     * @throws CapsuleException when it is missing or of no known language
     */
    public static Result compile(Path file, GuestLanguages languages, OutputListener output) {
        var absolute = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new CapsuleException(file + ": there is no such file");
        }
        var name = absolute.getFileName().toString();
        var language = languages
                .ofFile(name)
                .orElseThrow(() -> new CapsuleException(
                        file + ": no language on the class path reads this file (found: " + languages.names() + ")"));
        var directory = Objects.requireNonNull(absolute.getParent(), "a file has a parent");
        var located = new SourceTree(directory, languages).read(directory);
        var entry = located.stream()
                .map(SourceTree.Located::file)
                .filter(source -> source.path().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new CapsuleException(file + ": the name of a source file must not begin with a dot"));
        var compiled =
                new TaskCompiler(language, output).compile(entry, SourceTree.visible(language, List.of(located)));
        var bytes = compiled.module();
        if (bytes == null) {
            throw new CompileException(List.of(Problem.error(
                    new SourcePosition(name, 1, 1),
                    "the file defines no task: decorate a function with @task, or name one main")));
        }
        return new Result(TaskModule.of(bytes, file.toString()), compiled.warnings());
    }
}
