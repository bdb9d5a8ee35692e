/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;

/** Files that the projects in {@code src/it} take from the README, build and run. */
final class ProjectFiles implements SnippetRun {

    /** The files that snippets are expected for. */
    static final Set<String> FILES =
            Set.of("pom.xml", "src/main/capsule/words.py", "src/test/capsule/test_words.py", "hello.py", "hello.ts");

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.file() != null && FILES.contains(snippet.file());
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        assertThat(InvokerProjects.all("setup.groovy")).contains("'" + snippet.file() + "'");
    }
}
