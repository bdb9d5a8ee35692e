/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Capsule;
import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.compile.SingleFile;
import dev.capsule.policy.FileGrant;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits and grants are those of the manifest, whatever a guest says; the faults of the original are not ours. */
class PolicyAttackTests {

    private static final String SOURCE = """
            import os
            from capsule import task

            @task
            def bare():
                return sorted(os.listdir("/"))

            @task(max_retries=1, compute=3_000_000, allowed_files=["./data:ro"])
            def main():
                return open("data/in.txt").read()

            @task(max_retries=0, compute=3_000_000)
            def endless():
                while True:
                    pass

            @task(allowed_files=["./data"], env_variables=["TOKEN"])
            def calls_bare():
                return [bare()["result"], "TOKEN" in os.environ]

            @task
            def asks(request):
                import _capsule
                return _capsule.call(request)

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

            @task(allowed_files=["."])
            def whole():
                return [os.path.exists(".capsule"), os.path.exists("target"), os.path.exists("data/in.txt")]
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
                .file("target/A.class", "code")
                .file(".capsule/a.cwasm", "code")
                .file(".env", "TOKEN=secret");
    }

    private static TaskError error(Envelope envelope) {
        return Objects.requireNonNull(envelope.error(), envelope::toJson);
    }

    @Test
    void fault2ATaskWithRetriesKeepsItsPolicy() {
        assertThat(project().result(tasks, "main")).isEqualTo("input");
        assertThat(error(project().call(tasks, "endless")).type()).isEqualTo(ErrorType.FUEL_EXHAUSTED);
    }

    @Test
    void fault3TheSecondCallHasThePolicyOfTheFirst() {
        for (var call = 0; call < 3; call++) {
            assertThat(project().result(tasks, "main")).isEqualTo("input");
            assertThat(error(project().call(tasks, "endless")).message())
                    .isEqualTo(error(tasks.call("endless")).message());
            assertThat(project().result(tasks, "bare")).isEqualTo(List.of("lib", "tmp"));
        }
    }

    @Test
    void fault4AnExportedModuleHasItsLimitsAndGrants() throws IOException {
        var source = project().file("tasks.py", SOURCE).directory().resolve("tasks.py");
        var compiled = SingleFile.compile(source, Tasks.LANGUAGES, OutputListener.NONE);
        var exported = Files.write(
                temporary.resolve("exported.wasm"), compiled.module().bytes());
        var capsule = Capsule.load(exported).inProject(project().directory());

        assertThat(capsule.run("main", List.of(), Map.of()).result()).isEqualTo("input");
        assertThat(error(capsule.run("endless", List.of(), Map.of())).type()).isEqualTo(ErrorType.FUEL_EXHAUSTED);
        assertThat(capsule.run("bare", List.of(), Map.of()).result()).isEqualTo(List.of("lib", "tmp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"allowed_files\":[\".\"]",
                "\"config\":{\"allowed_files\":[\".\"],\"env_variables\":[\"TOKEN\"],\"compute\":\"18446744073709551615\"}",
                "\"policy\":{\"allowed_files\":[{\"path\":\".\",\"guest_path\":\"/\",\"mode\":\"read-write\"}]}",
                "\"mounts\":[\".::/x\"]",
                "\"host\":{\"mounts\":[\".\"]}",
                "\"env\":{\"TOKEN\":\"x\"}",
                "\"seed\":\"0\"",
            })
    void fault5AGuestThatNamesAPolicyInItsRequestGainsNothing(String forged) {
        var request =
                "{\"op\":\"task\",\"module\":\"tasks\",\"task\":\"bare\",\"args\":[],\"kwargs\":{}," + forged + "}";

        assertThat(String.valueOf(project().result(tasks, "asks", request)))
                .startsWith("{\"envelope\":{\"success\":true,\"result\":[\"lib\",\"tmp\"],\"error\":null,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "mount", "env", "grant", "Task", "", "exec"})
    void fault5AGuestThatAsksForWhatThereIsNotIsRefused(String operation) {
        var answer = project().result(tasks, "asks", "{\"op\":\"" + operation + "\"}");

        assertThat(answer).isEqualTo("{\"refused\":\"unknown operation \\\"" + operation + "\\\"\"}");
    }

    @Test
    void fault5ASubTaskHasNothingOfItsCallers() {
        assertThat(project().result(tasks, "calls_bare")).isEqualTo(List.of(List.of("lib", "tmp"), true));
    }

    @Test
    void fault6TheWholeProjectIsGrantedWithoutTheBuildCache() {
        assertThat(project().result(tasks, "whole")).isEqualTo(List.of(false, false, true));
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
