/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import java.util.Optional;
import java.util.Set;

/**
 * A language whose tasks can be built and run. A service: the SDK jar of a language provides one.
 *
 * @since 0.1
 */
public interface GuestLanguage {

    /** The language's name in lower case, as in {@code python}. */
    String name();

    /** The extensions of its source files with their dot, as in {@code .py}. */
    Set<String> fileExtensions();

    /** The ready interpreter; loaded on first use and kept. */
    GuestImage image();

    /**
     * The name by which other sources import a file.
     *
     * @param relativePath the path below the source directory with forward slashes, as in {@code lib/csv_tools.py}
     * @return the module's name, as in {@code lib.csv_tools}
     */
    String moduleName(String relativePath);

    /** How to declare a task in this language, for the message about a file that declares none. */
    String declarationHint();

    /** Makes programs of source files; nothing when the guest loads the sources themselves. */
    default Optional<SourceBundler> bundler() {
        return Optional.empty();
    }
}
