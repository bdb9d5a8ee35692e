/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import dev.capsule.CapsuleException;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.run.RunBudget;
import dev.capsule.source.SourcePosition;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code capsule.toml} says of a project.
 *
 * @param name the workflow's name
 * @param version the workflow's version
 * @param entrypoint the file that is run when none is named
 * @param taskDefaults what counts where a task states nothing
 * @param budget what all tasks of a run may use together
 */
public record ProjectConfig(
        Optional<String> name,
        Optional<String> version,
        Optional<Entrypoint> entrypoint,
        TaskPolicy taskDefaults,
        RunBudget budget) {

    /** The configuration of a project that has no such file. */
    public static final ProjectConfig NONE = new ProjectConfig(
            Optional.empty(), Optional.empty(), Optional.empty(), TaskPolicy.DEFAULT, RunBudget.DEFAULT);

    /** The names of the file; the first that is there counts, as in the original Capsule. */
    private static final List<String> FILE_NAMES = List.of("capsule.toml", "Capsule.toml");

    private static final long LARGEST_FILE = 1 << 20;

    /**
     * The file that is run when none is named.
     *
     * @param path below the project directory, with forward slashes
     * @param position where it is said
     */
    public record Entrypoint(String path, SourcePosition position) {}

    /**
     * Reads the configuration of a project.
     *
     * @param projectDirectory the directory that holds the file, if there is one
     * @throws ConfigException when the file is no TOML, or says what makes no sense
     * @throws CapsuleException when the file cannot be read
     */
    public static ProjectConfig read(Path projectDirectory) {
        for (var name : FILE_NAMES) {
            var file = projectDirectory.resolve(name);
            if (Files.exists(file)) {
                return new ConfigReader(name).read(text(file, name));
            }
        }
        return NONE;
    }

    private static String text(Path file, String name) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CapsuleException(name + ": the file is larger than 1 MiB, which no configuration is");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new CapsuleException(name + ": the file is not UTF-8", e);
        } catch (IOException e) {
            throw new CapsuleException(name + ": the file cannot be read: " + e.getMessage(), e);
        }
    }
}
