/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Commands: scripts of this repository, and goals that a project in {@code src/it} runs. */
final class Commands implements SnippetRun {

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.language().equals("bash");
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        var goals = InvokerProjects.all("invoker.properties").lines().toList();
        for (var line : snippet.text().lines().toList()) {
            if (line.startsWith("mvn ")) {
                assertThat(goals).anySatisfy(goal -> assertThat(goal).endsWith(" = " + line.substring(4)));
            } else {
                assertThat(Path.of("..", line)).isExecutable();
            }
        }
    }
}
