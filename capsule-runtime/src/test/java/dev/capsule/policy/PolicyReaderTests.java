/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTests {

    private final List<Problem> problems = new ArrayList<>();

    private TaskPolicy read(Map<String, Object> config) {
        return new PolicyReader(problems::add).read(config, key -> new SourcePosition("a.py", 3, 7));
    }

    @Test
    void givesDefaultsToATaskThatStatesNothing() {
        assertThat(read(Map.of())).isEqualTo(TaskPolicy.DEFAULT);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsPythonsSpelling() {
        var policy = read(Map.of("name", "a", "compute", "LOW", "ram", "64MB", "timeout", "30s", "max_retries", 2));

        assertThat(policy).isEqualTo(new TaskPolicy(100_000_000, 64 << 20, Duration.ofSeconds(30), 2));
        assertThat(problems).isEmpty();
    }

    @Test
    void readsTypeScriptsSpellingAndNumbers() {
        var policy = read(Map.of("compute", 5_000_000_000L, "timeout", 1500, "maxRetries", 1));

        assertThat(policy)
                .isEqualTo(new TaskPolicy(5_000_000_000L, TaskPolicy.DEFAULT.ramBytes(), Duration.ofMillis(1500), 1));
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
                "allowed_hosts|*|\"allowed_hosts\" must be a list of texts"
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
    void warnsOfGrantsThatGrantNothing() {
        assertThat(read(Map.of("allowed_files", List.of("./data")))).isEqualTo(TaskPolicy.DEFAULT);

        assertThat(problems)
                .containsExactly(Problem.warning(
                        new SourcePosition("a.py", 3, 7),
                        "\"allowed_files\" grants nothing in this version: the task runs without it"));
    }
}
