/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.guest.GuestLanguage;
import dev.capsule.policy.TaskPolicy;
import java.util.HashSet;
import java.util.List;

/** A hash of everything that a task module depends on. */
final class BuildKey {

    /** Changes with what the compiler makes of the same source. */
    private static final String FORMAT = "2";

    private BuildKey() {}

    /**
     * Hashes a file's dependencies. The names of all files count because a new file can change what an import finds.
     *
     * @param defaults what the project states for all its tasks
     * @param visible every file that the entry could import
     * @param imported the paths of those whose contents matter
     */
    static String of(
            GuestLanguage language,
            TaskPolicy defaults,
            SourceFile entry,
            List<SourceFile> visible,
            List<String> imported) {
        var executed = new HashSet<>(imported);
        var hashes = new Hashes()
                .add(FORMAT)
                .add(language.name())
                .add(language.image().identity())
                .add(defaults.toString())
                .add(entry.path());
        for (var file : visible) {
            var counts = executed.contains(file.path()) || file.path().equals(entry.path());
            hashes.add(file.module()).add(file.path()).add(counts ? file.text() : "");
        }
        return hashes.hex();
    }
}
