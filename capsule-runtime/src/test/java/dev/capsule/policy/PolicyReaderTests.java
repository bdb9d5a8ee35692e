/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTests {

    private final List<Problem> problems = new ArrayList<>();

    private TaskPolicy read(Map<String, Object> config) {
        return new PolicyReader(TaskPolicy.DEFAULT, problems::add)
                .read(config, key -> new SourcePosition("a.py", 3, 7));
    }

    @Test
    void givesDefaultsToATaskThatStatesNothing() {
        assertThat(read(Map.of())).isEqualTo(TaskPolicy.DEFAULT);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsPythonsSpelling() {
        var policy = read(Map.of("name", "a", "compute", "LOW", "ram", "64MB", "timeout", "30s", "max_retries", 2));

        assertThat(policy).isEqualTo(TaskPolicy.limits(100_000_000, 64 << 20, Duration.ofSeconds(30), 2));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsTypeScriptsSpellingAndNumbers() {
        var policy = read(Map.of("compute", 5_000_000_000L, "timeout", 1500, "maxRetries", 1));

        assertThat(policy)
                .isEqualTo(
                        TaskPolicy.limits(5_000_000_000L, TaskPolicy.DEFAULT.ramBytes(), Duration.ofMillis(1500), 1));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timout|30s|unknown task option \"timout\", did you mean \"timeout\"?",
                "maxretries|1|unknown task option \"maxretries\", did you mean \"max_retries\"?",
                "maxRetry|1|unknown task option \"maxRetry\", did you mean \"maxRetries\"?",
                "colour|red|unknown task option \"colour\"",
                "ram|much|\"much\" is not a size: use a number and a unit, such as \"64MB\", \"1.5GiB\" or \"512KB\"",
                "name|' '|a task's name must be a text that is not empty",
                "max_retries|two|\"max_retries\" must be a whole number from 0 to 100, not two",
                "allowed_hosts|*|\"allowed_hosts\" must be a list, not *",
                "deterministic|yes|\"deterministic\" must be true or false, not yes"
            })
    void reportsWhatIsWrongAndWhere(String key, String value, String message) {
        read(Map.of(key, value));

        assertThat(problems).containsExactly(Problem.error(new SourcePosition("a.py", 3, 7), message));
    }

    @Test
    void refusesFractionsOfFuel() {
        read(Map.of("compute", 1.5));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("\"compute\" must be a text or a whole number, not 1.5");
    }

    @Test
    void readsGrants() {
        var policy = read(Map.of(
                "allowed_files", List.of("./data:ro", Map.of("path", "out"), Map.of("path", "in", "mode", "read-only")),
                "allowedHosts", List.of("api.example.com", "*.example.org:8443"),
                "env_variables", List.of("API_KEY", "HOME", "API_KEY"),
                "deterministic", true));

        assertThat(policy.grants().files())
                .extracting(FileGrant::toString)
                .containsExactly("./data::/data:ro", "out::/out:rw", "in::/in:ro");
        assertThat(policy.grants().hosts())
                .extracting(HostPattern::toString)
                .containsExactly("api.example.com", "*.example.org:8443");
        assertThat(policy.grants().environment())
                .extracting(EnvironmentName::name)
                .containsExactly("API_KEY", "HOME");
        assertThat(policy.deterministic()).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void grantsEveryPublicHostUnlessTheTaskSaysOtherwise() {
        assertThat(read(Map.of()).grants().hosts()).containsExactly(HostPattern.ANY);
        assertThat(read(Map.of("allowed_hosts", List.of())).grants().hosts()).isEmpty();
    }

    @Test
    void takesFromTheDefaultsWhatATaskDoesNotState() {
        var defaults = new TaskPolicy(
                7,
                8,
                Duration.ofSeconds(9),
                3,
                new Grants(List.of(), List.of(), List.of(new EnvironmentName("A"))),
                true);

        var policy = new PolicyReader(defaults, problems::add)
                .read(Map.of("compute", 5, "env_variables", List.of("B")), key -> new SourcePosition("a.py", 3, 7));

        assertThat(policy)
                .isEqualTo(new TaskPolicy(
                        5,
                        8,
                        Duration.ofSeconds(9),
                        3,
                        new Grants(List.of(), List.of(), List.of(new EnvironmentName("B"))),
                        true));
    }

    static Stream<Arguments> wrongGrants() {
        return Stream.of(
                arguments(
                        "allowed_files",
                        List.of(3),
                        "each entry of \"allowed_files\" must be a text or an object with path" + " and mode, not 3"),
                arguments(
                        "allowed_files",
                        List.of("data", "../data"),
                        "\"../data\" cannot be granted: \"..\" would leave the"
                                + " project; name the directory itself"),
                arguments(
                        "allowed_files",
                        List.of("data", "./data:ro"),
                        "\"allowed_files\" grants \"/data\" twice, by" + " \"data\" and \"./data\": keep one of them"),
                arguments(
                        "allowed_files",
                        List.of(Map.of("mode", "read-only")),
                        "each entry of \"allowed_files\" must be an" + " object with a text as path, not null"),
                arguments(
                        "allowed_files",
                        List.of(Map.of("path", "a", "mode", "rw")),
                        "\"rw\" is not a mode of access: use" + " \"read-only\" or \"read-write\""),
                arguments(
                        "allowed_files",
                        List.of(Map.of("path", "a", "mode", 1)),
                        "each entry of \"allowed_files\" must be an"
                                + " object with \"read-only\" or \"read-write\" as mode, not 1"),
                arguments(
                        "allowedFiles",
                        List.of(Map.of("path", "a", "mod", "x")),
                        "an entry of \"allowedFiles\" has an unknown" + " member \"mod\", did you mean \"mode\"?"),
                arguments(
                        "allowed_hosts", List.of("ok.com", 1), "each entry of \"allowed_hosts\" must be a text, not 1"),
                arguments(
                        "allowed_files",
                        Collections.nCopies(101, "a"),
                        "\"allowed_files\" has more than 100 entries: grant a directory instead of each file in it"),
                arguments(
                        "env_variables",
                        List.of("API_*"),
                        "\"API_*\" is not the name of an environment variable: use"
                                + " letters, digits and underscores, and one entry for each variable"),
                arguments("env_variables", Map.of("A", "B"), "\"env_variables\" must be a list, not {A=B}"),
                arguments(
                        "env_variables",
                        Collections.nCopies(1001, "A"),
                        "\"env_variables\" has more than 1000 entries"));
    }

    @ParameterizedTest
    @MethodSource("wrongGrants")
    void aWrongGrantIsAnErrorAndNeverLeftOut(String key, Object value, String message) {
        read(Map.of(key, value));

        assertThat(problems).containsExactly(Problem.error(new SourcePosition("a.py", 3, 7), message));
    }
}
