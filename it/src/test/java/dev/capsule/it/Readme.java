/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The README's files and commands, as its readers would copy them. */
public final class Readme {

    /** A block of code, after a comment that names the file in which it belongs. */
    private static final Pattern FILE =
            Pattern.compile("<!-- file: (\\S+) -->\\n+```\\w*\\n(.*?)\\n```\\n", Pattern.DOTALL);

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    /** Reads the README of the project's root directory. */
    public static Readme in(File rootDirectory) throws IOException {
        return new Readme(Files.readString(rootDirectory.toPath().resolve("README.md")));
    }

    /** Returns the whole text. */
    public String text() {
        return text;
    }

    /** Returns the contents that the README shows for a file, with a line end. */
    public String file(String name) {
        var matcher = FILE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2) + "\n";
            }
        }
        throw new IllegalArgumentException("the README shows no file " + name);
    }

    /** Writes the file that the README shows into a directory. */
    public void create(String name, File directory) throws IOException {
        Path file = directory.toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, file(name));
    }

    /** Returns the names of all files that the README shows. */
    public List<String> files() {
        var names = new ArrayList<String>();
        var matcher = FILE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
