/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of code in the documentation.
 *
 * @param document the file that shows it, below the root directory
 * @param line where it begins, from 1
 * @param language what follows the fence, or an empty string
 * @param file the file in which it belongs, as the comment {@code <!-- file: hello.py -->} before it says
 * @param text the code, with a line end
 */
public record Snippet(
        String document,
        int line,
        String language,
        @Nullable String file,
        String text) {

    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");
    private static final String FENCE = "```";

    /** Reads all that a document shows. */
    public static List<Snippet> in(File rootDirectory, String document) throws IOException {
        var lines = Files.readAllLines(rootDirectory.toPath().resolve(document));
        var snippets = new ArrayList<Snippet>();
        String file = null;
        for (var i = 0; i < lines.size(); i++) {
            var comment = FILE.matcher(lines.get(i));
            if (comment.matches()) {
                file = comment.group(1);
            } else if (lines.get(i).startsWith(FENCE)) {
                var start = i + 1;
                do {
                    i++;
                } while (!lines.get(i).equals(FENCE));
                var text = String.join("\n", lines.subList(start, i)) + "\n";
                snippets.add(new Snippet(document, start, lines.get(start - 1).substring(FENCE.length()), file, text));
                file = null;
            } else if (!lines.get(i).isBlank()) {
                file = null;
            }
        }
        return snippets;
    }

    /** Reads what the README and the files of {@code docs} show. */
    static List<Snippet> all(File rootDirectory) throws IOException {
        var snippets = new ArrayList<>(in(rootDirectory, "README.md"));
        try (var documents = Files.newDirectoryStream(rootDirectory.toPath().resolve("docs"), "*.md")) {
            for (Path document : documents) {
                snippets.addAll(in(rootDirectory, "docs/" + document.getFileName()));
            }
        }
        return snippets;
    }

    @Override
    public String toString() {
        return document + ":" + line + (file == null ? "" : " " + file);
    }
}
