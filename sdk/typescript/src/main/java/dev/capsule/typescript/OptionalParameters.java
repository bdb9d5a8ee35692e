/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.source.SourceMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a bundle which of its parameters TypeScript declares optional: {@code (a?: number)} is no JavaScript, and what
 * esbuild makes of it says the same as {@code (a: number)}.
 *
 * <p>Wherever a name of the bundle comes from, the source map says; and where a name that became JavaScript is followed by
 * a question mark and then by a colon, a comma or a bracket, it is an optional parameter. Members of
 * types look the same, but nothing of them is left in a bundle; class members stand in no list of parameters.
 */
final class OptionalParameters {

    private static final Pattern TYPED = Pattern.compile(".*\\.[mc]?tsx?");

    private static final String SPACE = "(?:\\s|/\\*(?s:.*?)\\*/|//.*\\n)*";
    private static final Pattern OPTIONAL = Pattern.compile(
            "[\\p{javaUnicodeIdentifierStart}$_][\\p{javaUnicodeIdentifierPart}$]*" + SPACE + "\\?" + SPACE + "[:,)]");

    private OptionalParameters() {}

    /** Returns a comment to append to the bundle, with line and column of each; nothing when there are none. */
    static String comment(SourceMap map) {
        var places = map.sources().stream()
                .filter(source -> TYPED.matcher(source).matches())
                .flatMap(source -> map.content(source).stream().flatMap(text -> places(map, source, text)))
                .collect(Collectors.joining(" "));
        return places.isEmpty() ? "" : "//# capsule.optional=" + places + "\n";
    }

    private static Stream<String> places(SourceMap map, String source, String text) {
        var lines = text.split("\n", -1);
        var starts = new int[lines.length];
        for (var line = 1; line < lines.length; line++) {
            starts[line] = starts[line - 1] + lines[line - 1].length() + 1;
        }
        return map.pieces(source).stream()
                .filter(piece -> piece.original().line() <= lines.length)
                .filter(piece -> isOptional(
                        text,
                        starts[piece.original().line() - 1] + piece.original().column() - 1))
                .map(piece -> piece.line() + ":" + piece.column());
    }

    private static boolean isOptional(String text, int start) {
        return start <= text.length()
                && OPTIONAL.matcher(text).region(start, text.length()).lookingAt();
    }
}
