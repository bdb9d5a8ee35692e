/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Drawings, which are no code. */
final class Drawings implements SnippetRun {

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.language().isEmpty() && snippet.text().contains("──▶");
    }

    @Override
    public void run(Snippet snippet, Path directory) {
        assertThat(snippet.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
}
