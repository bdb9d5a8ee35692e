/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.CapsuleException;
import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.run.TaskRun;
import dev.capsule.sandbox.CapturedOutput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;

class FailureTests {

    private static final String FILE = "src/main/capsule/lib/sales.py";

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = new TestProject(directory).file("target/classes", FILE, task("total", 7), task("good", 20));
    }

    @Test
    void oneTaskFailsAndTheOthersPass() {
        project.programs.failing("total", TaskError.of(ErrorType.TASK_ERROR, "ValueError: no"));

        TaskEvents.run(project)
                .testEvents()
                .assertStatistics(events -> events.started(2).failed(1).succeeded(1));
    }

    @Test
    void anAssertionIsAFailure() {
        var failure = failure(new TaskError(
                ErrorType.TASK_ERROR,
                "AssertionError: expected 3",
                List.of(new GuestFrame(FILE, 9, "total", "assert sum(rows) == 3, \"expected 3\""))));

        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class).hasMessage("""
                        src/main/capsule/lib/sales.py:9: AssertionError: expected 3
                            assert sum(rows) == 3, "expected 3\"""");
        assertThat(TaskEvents.trace(failure)).containsExactly("lib.sales.total(sales.py:9)");
    }

    @Test
    void anotherExceptionIsAnErrorWithTheGuestsFrames() {
        var failure = failure(new TaskError(
                ErrorType.TASK_ERROR,
                "ZeroDivisionError: division by zero",
                List.of(
                        new GuestFrame(FILE, 9, "total", "return mean(rows)"),
                        new GuestFrame("src/main/capsule/stats.py", 3, "mean", "return sum(rows) / len(rows)"))));

        assertThat(failure).isExactlyInstanceOf(TaskFailedException.class).hasMessage("""
                        src/main/capsule/stats.py:3: ZeroDivisionError: division by zero
                            return sum(rows) / len(rows)""");
        assertThat(TaskEvents.trace(failure)).containsExactly("stats.mean(stats.py:3)", "lib.sales.total(sales.py:9)");
    }

    @Test
    void theMessageNamesTheUsersLineAndNotTheLibrarys() {
        var failure = failure(new TaskError(
                ErrorType.TASK_ERROR,
                "JSONDecodeError: Expecting value",
                List.of(
                        new GuestFrame(FILE, 9, "total", "json.loads(text)"),
                        new GuestFrame("/lib/python3.13/json/decoder.py", 0, "raw_decode", null))));

        assertThat(failure).hasMessage("""
                        src/main/capsule/lib/sales.py:9: JSONDecodeError: Expecting value
                            json.loads(text)""");
        assertThat(TaskEvents.trace(failure))
                .containsExactly(".lib.python3.13.json.decoder.raw_decode(decoder.py)", "lib.sales.total(sales.py:9)");
    }

    @Test
    void anErrorWithoutFramesPointsToTheTask() {
        var failure = failure(TaskError.of(ErrorType.TASK_ERROR, "the guest exited with code 3"));

        assertThat(failure).hasMessage("src/main/capsule/lib/sales.py:7: the guest exited with code 3");
        assertThat(TaskEvents.trace(failure)).containsExactly("lib.sales.total(sales.py:7)");
    }

    @Test
    void aLimitIsNamedWithWhatWasUsed() {
        project.programs.on(
                "total",
                call -> new TaskRun(
                        Envelope.failure(
                                TaskError.of(ErrorType.TIMEOUT, "timeout: the limit is 1000 ms, the run took 1004 ms"),
                                new Execution("total", 3_020, 2, 1_234_567, 64 << 20)),
                        new CapturedOutput("", "")));
        var failure = TaskEvents.failure(TaskEvents.run(project), "lib/sales/total");

        assertThat(failure)
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessage("src/main/capsule/lib/sales.py:7: timeout: the limit is 1000 ms, the run took 1004 ms"
                        + " [timeout; used 3,020 ms, 1,234,567 fuel, 64 MiB, 2 retries]");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CANCELLED")
    void everyTypeFailsItsTest(ErrorType type) {
        var failure = failure(TaskError.of(type, "it failed"));

        assertThat(failure).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(failure.getMessage())
                .startsWith("src/main/capsule/lib/sales.py:7: it failed")
                .contains(
                        type == ErrorType.TASK_ERROR
                                ? ""
                                : " [" + type.wireName() + "; used 12 ms, 45,000 fuel, 9.1 MiB]");
    }

    @Test
    void aModuleThatCannotBeLoadedFailsItsTasks() {
        var reason = "no jar on the class path runs \"python\" tasks";
        project.programs.onLoad(() -> {
            throw new CapsuleException(reason);
        });
        var results = TaskEvents.run(project);

        assertThat(TaskEvents.failure(results, "lib/sales/total")).hasMessage(reason);
        assertThat(TaskEvents.failure(results, "lib/sales/good")).hasMessage(reason);
    }

    @Test
    void aDefectOfTheRuntimeIsReportedAsItIs() {
        project.programs.on("total", call -> {
            throw new IllegalStateException("defect");
        });

        assertThat(TaskEvents.failure(TaskEvents.run(project), "lib/sales/total"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("defect");
    }

    private Throwable failure(TaskError error) {
        project.programs.failing("total", error);
        return TaskEvents.failure(TaskEvents.run(project), "lib/sales/total");
    }
}
