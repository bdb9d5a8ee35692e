/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.Collection;
import java.util.Comparator;

/** The known word that a mistyped one most likely stands for. */
public final class Suggestion {

    private Suggestion() {}

    /** Returns {@code ", did you mean X?"} for the nearest candidate, or the empty string when none is near. */
    public static String didYouMean(String written, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(written, candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)))
                .map(candidate -> ", did you mean \"" + candidate + "\"?")
                .orElse("");
    }

    /** The Levenshtein distance, row by row. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
