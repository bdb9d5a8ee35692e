/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task sees the variables that it was granted, and nothing else of the host. */
class EnvironmentTests {

    private static Tasks tasks;

    @TempDir
    Path directory;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of("""
                import os, sys
                from capsule import task

                @task(env_variables=["TOKEN", "MISSING"])
                def granted():
                    return dict(os.environ)

                @task
                def bare():
                    return dict(os.environ)

                @task(env_variables=["OTHER"])
                def caller():
                    return [dict(os.environ), granted()["result"], bare()["result"]]

                @task(env_variables=["TOKEN"])
                def changes_it():
                    os.environ["TOKEN"] = "changed"
                    os.environ["PATH"] = "/evil"
                    return [os.environ["TOKEN"], granted()["result"]]

                @task(env_variables=["PATH"])
                def of_the_process():
                    return os.environ["PATH"]

                @task
                def sees(code):
                    return eval(code)
                """);
    }

    private Project project() {
        return new Project(directory).file(".env", "TOKEN=from-env\nOTHER=other\nSECRET=secret\n");
    }

    @Test
    void onlyTheNamedVariablesThatHaveAValueAreThere() {
        assertThat(project().result(tasks, "granted")).isEqualTo(Map.of("TOKEN", "from-env"));
        assertThat(project().result(tasks, "bare")).isEqualTo(Map.of());
    }

    @Test
    void laterFilesCountMore() {
        var project = project().file(".env.local", "TOKEN=local").file(".env.production", "TOKEN='production'");
        assertThat(project.result(tasks, "granted")).isEqualTo(Map.of("TOKEN", "production"));
    }

    @Test
    void theProcessCountsMost() {
        var project = project().file(".env.production", "PATH=from-file");
        assertThat(project.result(tasks, "of_the_process")).isEqualTo(System.getenv("PATH"));
    }

    @Test
    void subTasksHaveTheirOwnVariablesAndNothingOfTheirCallers() {
        assertThat(project().result(tasks, "caller"))
                .isEqualTo(List.of(Map.of("OTHER", "other"), Map.of("TOKEN", "from-env"), Map.of()));
    }

    @Test
    void changesStayInTheTask() {
        assertThat(project().result(tasks, "changes_it")).isEqualTo(List.of("changed", Map.of("TOKEN", "from-env")));
        assertThat(System.getenv("TOKEN")).isNull();
        assertThat(project().result(tasks, "granted")).isEqualTo(Map.of("TOKEN", "from-env"));
    }

    @Test
    void aBrokenFileIsDeniedWithoutShowingWhatIsInIt() {
        var envelope =
                new Project(directory).file(".env", "TOKEN=\"very-secret\n").call(tasks, "granted");

        var error = Objects.requireNonNull(envelope.error());
        assertThat(error.type()).isEqualTo(ErrorType.PERMISSION_DENIED);
        assertThat(error.message()).isEqualTo(".env:1:7: the quote is never closed");
        assertThat(project().result(tasks, "bare")).isEqualTo(Map.of());
    }

    @Test
    void tracebacksAndMessagesHoldNoPathOfTheHost() {
        var envelope = project().call(tasks, "sees", "open('/none/' + str(1/0))");
        assertThat(envelope.success()).isFalse();
        assertThat(envelope.toJson()).doesNotContain(directory.toString(), System.getProperty("user.dir"));
    }
}
