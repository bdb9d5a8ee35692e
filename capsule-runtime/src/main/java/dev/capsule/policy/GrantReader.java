/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the lists that grant something; a wrong entry is an error, and never left out. */
final class GrantReader {

    /** Far above any list that a person writes. */
    private static final int MOST_ENTRIES = 1_000;

    private GrantReader() {}

    static List<FileGrant> files(String key, @Nullable Object value) {
        if (value instanceof List<?> entries && entries.size() > Grants.MOST_FILES) {
            throw new PolicyFormatException("\"" + key + "\" has more than " + Grants.MOST_FILES
                    + " entries: grant a directory instead of each file in it");
        }
        var grants = new ArrayList<FileGrant>();
        var byGuestPath = new HashMap<String, FileGrant>();
        for (var entry : entries(key, value)) {
            var grant = file(key, entry);
            var first = byGuestPath.putIfAbsent(grant.guestPath(), grant);
            if (first != null) {
                throw new PolicyFormatException("\"" + key + "\" grants \"" + grant.guestPath() + "\" twice, by \""
                        + first.path() + "\" and \"" + grant.path() + "\": keep one of them");
            }
            grants.add(grant);
        }
        return grants;
    }

    static List<HostPattern> hosts(String key, @Nullable Object value) {
        return texts(key, value, HostPattern::parse);
    }

    static List<EnvironmentName> environment(String key, @Nullable Object value) {
        return texts(key, value, EnvironmentName::parse);
    }

    private static <T> List<T> texts(String key, @Nullable Object value, Function<String, T> parser) {
        return entries(key, value).stream()
                .map(entry -> parser.apply(text(key, entry, "a text")))
                .distinct()
                .toList();
    }

    private static List<?> entries(String key, @Nullable Object value) {
        if (!(value instanceof List<?> entries)) {
            throw new PolicyFormatException("\"" + key + "\" must be a list, not " + value);
        }
        if (entries.size() > MOST_ENTRIES) {
            throw new PolicyFormatException("\"" + key + "\" has more than " + MOST_ENTRIES + " entries");
        }
        return entries;
    }

    private static FileGrant file(String key, @Nullable Object entry) {
        if (!(entry instanceof Map<?, ?> object)) {
            return FileGrant.parse(text(key, entry, "a text or an object with path and mode"));
        }
        for (var member : object.keySet()) {
            if (!Set.of("path", "mode").contains(member)) {
                throw new PolicyFormatException("an entry of \"" + key + "\" has an unknown member \"" + member + "\""
                        + Suggestion.didYouMean(String.valueOf(member), List.of("path", "mode")));
            }
        }
        var path = text(key, object.get("path"), "an object with a text as path");
        if (!object.containsKey("mode")) {
            return FileGrant.of(path, FileGrant.Mode.READ_WRITE);
        }
        var mode = text(key, object.get("mode"), "an object with \"read-only\" or \"read-write\" as mode");
        return FileGrant.of(path, FileGrant.Mode.parse(mode));
    }

    private static String text(String key, @Nullable Object value, String expected) {
        if (value instanceof String text) {
            return text;
        }
        throw new PolicyFormatException("each entry of \"" + key + "\" must be " + expected + ", not " + value);
    }
}
