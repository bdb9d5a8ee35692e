/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.CapsuleException;
import dev.capsule.policy.EnvironmentName;
import dev.capsule.policy.FileGrant;
import dev.capsule.policy.Grants;
import dev.capsule.policy.HostPattern;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.run.RunBudget;
import dev.capsule.source.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectConfigTests {

    @TempDir
    Path project;

    private ProjectConfig read(String text) {
        try {
            Files.writeString(project.resolve("capsule.toml"), text);
            return ProjectConfig.read(project);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aProjectWithoutFileStatesNothing() {
        assertThat(ProjectConfig.read(project)).isEqualTo(ProjectConfig.NONE);
        assertThat(read("")).isEqualTo(ProjectConfig.NONE);
    }

    @Test
    void readsTheExampleOfTheOriginal() {
        var config = read("""
                # capsule.toml

                [workflow]
                name = "My AI Workflow"
                version = "1.0.0"
                entrypoint = "src/main.py"  # Default file when running `capsule run`

                [tasks]
                default_compute = "MEDIUM"
                default_ram = "256MB"
                default_timeout = "30s"
                default_max_retries = 2
                """);

        assertThat(config)
                .isEqualTo(new ProjectConfig(
                        Optional.of("My AI Workflow"),
                        Optional.of("1.0.0"),
                        Optional.of(
                                new ProjectConfig.Entrypoint("src/main.py", new SourcePosition("capsule.toml", 6, 1))),
                        TaskPolicy.limits(2_000_000_000L, 256L << 20, Duration.ofSeconds(30), 2),
                        RunBudget.DEFAULT));
    }

    @Test
    void readsGrants() {
        var config = read("""
                [tasks]
                default_allowed_files = ["./data:ro", {path = "out", mode = "read-write"}]
                default_allowed_hosts = []
                default_env_variables = ["API_KEY"]
                default_deterministic = true
                default_compute = 5_000_000_000
                """);

        assertThat(config.taskDefaults())
                .isEqualTo(new TaskPolicy(
                        5_000_000_000L,
                        TaskPolicy.DEFAULT.ramBytes(),
                        TaskPolicy.DEFAULT.timeout(),
                        0,
                        new Grants(
                                List.of(FileGrant.parse("./data:ro"), FileGrant.parse("out")),
                                List.<HostPattern>of(),
                                List.of(new EnvironmentName("API_KEY"))),
                        true));
    }

    @Test
    void readsTheBudgetOfARun() {
        var config = read("""
                [run]
                max_depth = 3
                max_parallel = 4
                max_instances = 5
                max_calls = 6
                max_ram = "1GB"
                max_compute = "HIGH"
                """);

        assertThat(config.budget()).isEqualTo(new RunBudget(3, 4, 5, 6, 1L << 30, 50_000_000_000L));
        assertThat(read("[run]\nmax_ram = 5_000_000_000\nmax_compute = 7\n").budget())
                .isEqualTo(RunBudget.DEFAULT.withMemoryBytes(5_000_000_000L).withFuel(7));
    }

    @Test
    void readsTheSpellingWithACapital() throws IOException {
        Files.writeString(project.resolve("Capsule.toml"), "[tasks]\ndefault_compute = 'BIG'\n");

        assertThatThrownBy(() -> ProjectConfig.read(project))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("Capsule.toml:2:1: compute \"BIG\" is not a compute level");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[workflw]            | 1:1: unknown table \"workflw\", did you mean \"workflow\"?",
                "name = \"x\"         | 1:1: unknown table \"name\"",
                "tasks = 1            | 1:1: \"tasks\" must be a table: write [tasks], and its keys below",
                "[[workflow]]         | 1:1: \"workflow\" must be a table: write [workflow], and its keys below",
                "[workflow]~nmae = 1  | 2:1: unknown key \"nmae\" in [workflow], did you mean \"name\"?",
                "[workflow]~~  version = 1  | 3:3: \"version\" must be a text, not 1",
                "[workflow]~name = [\"a\"]  | 2:1: \"name\" must be a text, not [a]",
                "[workflow]~entrypoint = \"../x.py\" | 2:1: entrypoint \"../x.py\" must be the path of a file below the"
                        + " project directory, such as \"src/main.py\"",
                "[workflow]~entrypoint = \"/etc/x.py\" | 2:1: entrypoint \"/etc/x.py\" must be the path of a file below"
                        + " the project directory, such as \"src/main.py\"",
                "[workflow]~entrypoint = \"\" | 2:1: entrypoint \"\" must be the path of a file below the project"
                        + " directory, such as \"src/main.py\"",
                "[tasks]~default_computee = \"LOW\" | 2:1: unknown key \"default_computee\" in [tasks], did you mean"
                        + " \"default_compute\"?",
                "[tasks]~compute = \"LOW\" | 2:1: unknown key \"compute\" in [tasks]",
                "[tasks]~default_name = \"x\" | 2:1: unknown key \"default_name\" in [tasks], did you mean"
                        + " \"default_ram\"?",
                "[tasks.default_compute]~x = 1 | 1:1: \"default_compute\" must be a text or a whole number, not {x=1}",
                "[tasks]~default_ram = \"lots\" | 2:1: \"lots\" is not a size: use a number and a unit, such as"
                        + " \"64MB\", \"1.5GiB\" or \"512KB\"",
                "[tasks]~default_timeout = 2026-11-24 | 2:1: \"default_timeout\" must be a text or a whole number, not"
                        + " 2026-11-24",
                "[tasks]~default_max_retries = \"2\" | 2:1: \"default_max_retries\" must be a whole number from 0 to 100,"
                        + " not 2",
                "[tasks]~default_max_retries = -1 | 2:1: \"default_max_retries\" must be a whole number from 0 to 100,"
                        + " not -1",
                "[tasks]~default_allowed_files = [\"../x\"] | 2:1: \"../x\" cannot be granted: \"..\" would leave the"
                        + " project; name the directory itself",
                "[tasks]~default_allowed_hosts = \"*\" | 2:1: \"default_allowed_hosts\" must be a list, not *",
                "[tasks]~default_env_variables = [\"A*\"] | 2:1: \"A*\" is not the name of an environment variable: use"
                        + " letters, digits and underscores, and one entry for each variable",
                "[run]~max_dept = 1 | 2:1: unknown key \"max_dept\" in [run], did you mean \"max_depth\"?",
                "[run]~max_depth = 0 | 2:1: max_depth must be a whole number from 1 to 1000000, not 0",
                "[run]~max_parallel = -1 | 2:1: max_parallel must be a whole number from 1 to 1000000, not -1",
                "[run]~max_calls = 1000001 | 2:1: max_calls must be a whole number from 1 to 1000000, not 1000001",
                "[run]~max_instances = 1.5 | 2:1: max_instances must be a whole number from 1 to 1000000, not 1.5",
                "[run]~max_ram = true | 2:1: max_ram must be a text or a whole number, not true",
                "[run]~max_ram = \"much\" | 2:1: \"much\" is not a size: use a number and a unit, such as \"64MB\","
                        + " \"1.5GiB\" or \"512KB\"",
                "[run]~max_compute = 0 | 2:1: compute \"0\" is not a compute level: use \"LOW\", \"MEDIUM\", \"HIGH\""
                        + " or a positive number of fuel units",
                "[tasks]~default_deterministic = 1 | 2:1: \"default_deterministic\" must be true or false, not 1",
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:" + message);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThatThrownBy(() -> read("[workflow]\nname = 1\n[tasks]\ndefault_ram = ''\n[x]\n"))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void saysWhereTheFileIsNoToml() {
        assertThatThrownBy(() -> read("[tasks]\ndefault_compute = LOW\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("capsule.toml:2:19: this is no TOML: Unexpected 'L'");
        assertThatThrownBy(() -> read("[tasks]\ndefault_ram = '1MB'\ndefault_ram = '2MB'\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("capsule.toml:3:1: this is no TOML: default_ram previously defined at line 2, column 1");
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        Files.write(project.resolve("capsule.toml"), new byte[] {'a', (byte) 0xFF});
        assertThatThrownBy(() -> ProjectConfig.read(project))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("capsule.toml: the file is not UTF-8");

        Files.write(project.resolve("capsule.toml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ProjectConfig.read(project))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("capsule.toml: the file is larger than 1 MiB, which no configuration is");
    }
}
