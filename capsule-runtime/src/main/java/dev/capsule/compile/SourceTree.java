/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.guest.GuestLanguage;
import dev.capsule.guest.GuestLanguages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the source files of directories. Names that begin with a dot, and the directories where tools keep what is not
 * the user's own source, are left out.
 */
final class SourceTree {

    private static final Set<String> FOREIGN_DIRECTORIES =
            Set.of("__pycache__", "node_modules", "site-packages", "target", "venv");
    /** Far above any directory of tasks; a home directory given by mistake is above it. */
    private static final int MOST_FILES = 2_000;

    private final Path projectDirectory;
    private final GuestLanguages languages;

    SourceTree(Path projectDirectory, GuestLanguages languages) {
        this.projectDirectory = projectDirectory;
        this.languages = languages;
    }

    /** A source file with the language that it is written in, where it is, and its path below its source directory. */
    record Located(SourceFile file, GuestLanguage language, Path path, String relativePath) {}

    /** Reads every source file below a directory, by path; nothing when the directory is missing. */
    List<Located> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            var located = new ArrayList<Located>();
            for (var path :
                    paths.filter(path -> isVisible(directory, path)).sorted().toList()) {
                languages
                        .ofFile(path.getFileName().toString())
                        .ifPresent(language -> located.add(locate(directory, path, language)));
                if (located.size() > MOST_FILES) {
                    throw new CapsuleException(directory + " holds more than " + MOST_FILES
                            + " source files: keep tasks in a directory of their own");
                }
            }
            return located;
        } catch (IOException e) {
            throw new CapsuleException("cannot list the sources in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Joins directories: where two have a module of the same name, the first one's counts. */
    static List<SourceFile> visible(GuestLanguage language, List<List<Located>> directories) {
        Map<String, SourceFile> byModule = new LinkedHashMap<>();
        directories.stream()
                .flatMap(List::stream)
                .filter(located -> located.language().name().equals(language.name()))
                .forEach(located -> byModule.putIfAbsent(located.file().module(), located.file()));
        return List.copyOf(byModule.values());
    }

    private Located locate(Path directory, Path file, GuestLanguage language) {
        var relative = slashes(directory.relativize(file));
        var source = SourceFile.read(file, displayPath(file), language.moduleName(relative));
        return new Located(source, language, file.toAbsolutePath().normalize(), relative);
    }

    /** Returns how users know a file: relative to the project, or by its name when it is elsewhere. */
    String displayPath(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        var project = projectDirectory.toAbsolutePath().normalize();
        return slashes(absolute.startsWith(project) ? project.relativize(absolute) : absolute.getFileName());
    }

    private static boolean isVisible(Path directory, Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        for (var name : directory.relativize(path)) {
            if (name.toString().startsWith(".") || FOREIGN_DIRECTORIES.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
