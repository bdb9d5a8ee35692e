/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.config.ProjectConfig;
import dev.capsule.engine.GuestProgram;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.TaskModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Compiles one file in memory. What it may import are the sources in and below its directory, or its project's. */
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
     * Where a project keeps its sources.
     *
     * @param projectDirectory what the paths of messages are relative to
     * @param sourceDirectories a file in one of them may import what is in it and in those that follow
     * @param config what the project states for all its tasks
     */
    public record ProjectSources(Path projectDirectory, List<Path> sourceDirectories, ProjectConfig config) {

        /** Copies the list of directories. */
        public ProjectSources {
            sourceDirectories = List.copyOf(sourceDirectories);
        }

        private List<Path> seenFrom(Path file) {
            for (var i = 0; i < sourceDirectories.size(); i++) {
                if (file.startsWith(absolute(sourceDirectories.get(i)))) {
                    return sourceDirectories.subList(i, sourceDirectories.size());
                }
            }
            return List.of(parent(file));
        }
    }

    /**
     * Compiles a file that is in no project, with what there is outside of any build. The {@code capsule.toml} of the
     * working directory counts.
     *
     * @param output hears what its top-level code prints
     * @throws CompileException when it cannot be imported, declares something wrong or has no task
     * @throws CapsuleException when it is missing or of no known language
     */
    public static Result compile(Path file, GuestLanguages languages, OutputListener output) {
        return compile(file, languages, BuildTools.ofSystem(), output);
    }

    /**
     * Compiles a file that is in no project. The {@code capsule.toml} of the working directory counts.
     *
     * @param tools what the build lends the language
     * @param output hears what its top-level code prints
     * @throws CompileException when it cannot be imported, declares something wrong or has no task
     * @throws CapsuleException when it is missing or of no known language
     */
    public static Result compile(Path file, GuestLanguages languages, BuildTools tools, OutputListener output) {
        var config = ProjectConfig.read(Path.of("").toAbsolutePath());
        return compile(file, new ProjectSources(parent(absolute(file)), List.of(), config), languages, tools, output);
    }

    /**
     * Compiles a file that may be one of a project's sources.
     *
     * @param tools what the build lends the language
     * @param output hears what its top-level code prints
     * @throws CompileException when it cannot be imported, declares something wrong or has no task
     * @throws CapsuleException when it is missing or of no known language
     */
    public static Result compile(
            Path file, ProjectSources sources, GuestLanguages languages, BuildTools tools, OutputListener output) {
        var absolute = absolute(file);
        if (!Files.isRegularFile(absolute)) {
            throw new CapsuleException(file + ": there is no such file");
        }
        var language = languages
                .ofFile(absolute.getFileName().toString())
                .orElseThrow(() -> new CapsuleException(
                        file + ": no language on the class path reads this file (found: " + languages.names() + ")"));
        GuestProgram.prepare(language.image());
        var tree = new SourceTree(sources.projectDirectory(), languages);
        var directories = sources.seenFrom(absolute).stream().map(tree::read).toList();
        var path = tree.displayPath(absolute);
        var entry = directories.get(0).stream()
                .filter(located -> located.file().path().equals(path))
                .findFirst()
                .orElseThrow(
                        () -> new CapsuleException(file + ": the name of a source file must not begin with a dot"));
        var compiled = new TaskCompiler(sources.config().taskDefaults(), output)
                .compile(GuestSources.of(
                        entry, SourceTree.visible(language, directories), sources.projectDirectory(), tools));
        var bytes = compiled.module();
        if (bytes == null) {
            throw new CompileException(List.of(Problem.error(
                    new SourcePosition(path, 1, 1), "the file defines no task: " + language.declarationHint())));
        }
        return new Result(TaskModule.of(bytes, file.toString()), compiled.warnings());
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path parent(Path absolute) {
        return Objects.requireNonNull(absolute.getParent(), "a file has a parent");
    }
}
