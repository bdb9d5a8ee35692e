/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.policy.FileGrant;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is granted has to be in the project; what is mounted is there for every task. */
class GrantTests {

    private static final String SOURCE = """
            import os
            from capsule import task

            @task
            def bare():
                return sorted(os.listdir("/"))

            @task(allowed_files=["./data"], env_variables=["TOKEN"])
            def calls_bare():
                return [bare()["result"], "TOKEN" in os.environ]

            @task(allowed_files=["./missing"])
            def missing():
                return 1

            @task(allowed_files=["./link"])
            def link():
                return os.listdir("link")

            @task(allowed_files=["./inner-link"])
            def inner_link():
                return os.listdir("inner-link")

            @task(allowed_files=["/etc"])
            def system():
                return os.listdir("/etc")
            """;

    private static Tasks tasks;

    @TempDir
    Path temporary;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of(SOURCE);
    }

    private Project project() {
        return new Project(temporary.resolve("project"))
                .file("data/in.txt", "input")
                .file(".env", "TOKEN=secret");
    }

    private static TaskError error(Envelope envelope) {
        return Objects.requireNonNull(envelope.error(), envelope::toJson);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing    | \"./missing\" cannot be granted: there is no such file or directory in the project"
                        + " directory; create it first",
                "link       | \"./link\" cannot be granted: it is outside the project directory",
                "system     | \"/etc\" cannot be granted: it is outside the project directory",
            })
    void aGrantOutsideTheProjectIsDeniedBeforeTheTaskRuns(String task, String message) throws IOException {
        Files.createDirectories(project().directory());
        Files.createSymbolicLink(project().directory().resolve("link"), Path.of("/etc"));
        var envelope = project().call(tasks, task);

        assertThat(error(envelope)).isEqualTo(TaskError.of(ErrorType.PERMISSION_DENIED, message));
        assertThat(envelope.execution().fuelConsumed()).isZero();
    }

    @Test
    void aGrantByALinkThatStaysInTheProjectIsWhatItPointsTo() throws IOException {
        Files.createDirectories(project().directory());
        Files.createSymbolicLink(project().directory().resolve("inner-link"), Path.of("data"));

        assertThat(project().result(tasks, "inner_link")).isEqualTo(List.of("in.txt"));
    }

    @Test
    void mountsAreForEveryTaskOfTheRunAndStayInTheProject() {
        var mounted = HostAccess.of(project().directory()).withMounts(List.of(FileGrant.parse("data::/input:ro")));
        var outside = HostAccess.of(project().directory()).withMounts(List.of(FileGrant.parse("/etc::/e")));

        assertThat(tasks.run(TaskCall.of("calls_bare").withHost(mounted))
                        .envelope()
                        .result())
                .isEqualTo(List.of(List.of("input", "lib", "tmp"), true));
        assertThat(error(tasks.run(TaskCall.of("bare").withHost(outside)).envelope())
                        .message())
                .isEqualTo("\"/etc\" cannot be granted: it is outside the project directory");
    }
}
