/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.sandbox.CapturedOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;
import org.opentest4j.TestAbortedException;

class ExecutionTests {

    @TempDir
    Path directory;

    @Test
    void aModuleIsLoadedOnceAndOnlyWhenATaskRuns() {
        var project = TestProject.sample(directory);

        project.kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .configurationParameter(Constants.TEST_PROPERTY_NAME, "analysis/*")
                .execute();

        assertThat(project.programs.loaded)
                .containsExactly(project.path("target/classes/META-INF/capsule/analysis.wasm"));
        assertThat(project.programs.ran).containsExactly("analyze", "main");
    }

    @Test
    @Timeout(60)
    void tasksRunInParallelWhenToldTo() {
        var project = new TestProject(directory)
                .file("target/classes", "src/main/capsule/a.py", task("one", 1), task("two", 5))
                .file("target/classes", "src/main/capsule/b.py", task("three", 1));
        var allAtOnce = new CyclicBarrier(3);
        for (var name : new String[] {"one", "two", "three"}) {
            project.programs.on(name, call -> meet(allAtOnce, call));
        }

        project.kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .configurationParameter(Constants.PARALLEL_EXECUTION_ENABLED_PROPERTY_NAME, "true")
                .configurationParameter(Constants.PARALLEL_CONFIG_STRATEGY_PROPERTY_NAME, "fixed")
                .configurationParameter(Constants.PARALLEL_CONFIG_FIXED_PARALLELISM_PROPERTY_NAME, "3")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.started(3).succeeded(3));
        assertThat(project.programs.loaded).hasSize(2);
    }

    @Test
    @Timeout(60)
    void cancellationEndsTheRunningTaskAndSkipsTheRest() {
        var project = new TestProject(directory)
                .file("target/classes", "src/main/capsule/a.py", task("endless", 1), task("next", 5));
        var token = CancellationToken.create();
        project.programs.on("endless", call -> {
            token.cancel();
            awaitCancellation(call);
            return new TaskRun(
                    Envelope.failure(TaskError.of(ErrorType.CANCELLED, "cancelled"), FakePrograms.execution("endless")),
                    new CapturedOutput("", ""));
        });

        var results = project.kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .cancellationToken(token)
                .execute();

        results.testEvents()
                .assertStatistics(events -> events.started(1).aborted(1).skipped(1));
        assertThat(project.printed())
                .isEqualTo(
                        "capsule  stop  endless       12 ms          45,000 fuel     9.1 MiB  src/main/capsule/a.py:1\n");
        results.testEvents()
                .assertEventsMatchLoosely(EventConditions.event(
                        TaskEvents.task("a/endless"),
                        EventConditions.abortedWithReason(
                                TestExecutionResultConditions.instanceOf(TestAbortedException.class),
                                TestExecutionResultConditions.message(
                                        "src/main/capsule/a.py:1: cancelled [cancelled; used 12 ms, 45,000 fuel, 9.1"
                                                + " MiB]"))));
    }

    private static TaskRun meet(CyclicBarrier barrier, TaskCall call) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
            return FakePrograms.succeed(call);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the tasks did not run at once", e);
        }
    }

    private static void awaitCancellation(TaskCall call) {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!call.cancellation().isCancelled() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
