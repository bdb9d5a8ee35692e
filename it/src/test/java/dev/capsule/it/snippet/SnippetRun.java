/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import java.nio.file.Path;

/** What runs some of the snippets. */
interface SnippetRun {

    /** Returns whether this is the one that runs a snippet. */
    boolean runs(Snippet snippet);

    /**
     * Runs a snippet and asserts what it does.
     *
     * @param directory an empty one
     */
    void run(Snippet snippet, Path directory) throws Exception;
}
