/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.config.ProjectConfig;
import dev.capsule.run.RunBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** The {@code capsule.toml} that the README shows. */
final class Configuration implements SnippetRun {

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.language().equals("toml");
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        Files.writeString(directory.resolve("capsule.toml"), snippet.text());

        var config = ProjectConfig.read(directory);

        assertThat(config.name()).contains("Sales");
        assertThat(config.version()).contains("1.0.0");
        assertThat(config.entrypoint()).map(ProjectConfig.Entrypoint::path).contains("src/main/capsule/main.py");
        var tasks = config.taskDefaults();
        assertThat(tasks.fuel()).isEqualTo(2_000_000_000);
        assertThat(tasks.ramBytes()).isEqualTo(256 << 20);
        assertThat(tasks.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(tasks.maxRetries()).isEqualTo(2);
        assertThat(Objects.toString(tasks.grants()))
                .contains("./data::/data:ro")
                .contains("api.example.com")
                .contains("API_KEY");
        assertThat(config.budget()).isEqualTo(RunBudget.DEFAULT.withDepth(4).withMemoryBytes(2L << 30));
    }
}
