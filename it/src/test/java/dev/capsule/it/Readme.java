/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import dev.capsule.it.snippet.Snippet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The README's files and commands, as its readers would copy them. */
public final class Readme {

    private static final String FILE = "README.md";

    private final String text;
    private final List<Snippet> snippets;

    private Readme(String text, List<Snippet> snippets) {
        this.text = text;
        this.snippets = snippets;
    }

    /** Reads the README of the project's root directory. */
    public static Readme in(File rootDirectory) throws IOException {
        var text = Files.readString(rootDirectory.toPath().resolve(FILE));
        return new Readme(text, Snippet.in(rootDirectory, FILE));
    }

    /** Returns the whole text. */
    public String text() {
        return text;
    }

    /** Returns the contents that the README shows for a file, with a line end. */
    public String file(String name) {
        return snippets.stream()
                .filter(snippet -> name.equals(snippet.file()))
                .map(Snippet::text)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the README shows no file " + name));
    }

    /** Writes the file that the README shows into a directory. */
    public void create(String name, File directory) throws IOException {
        Path file = directory.toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, file(name));
    }
}
