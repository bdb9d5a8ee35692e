/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import dev.capsule.run.Cancellation;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The original's faults in running tasks (docs/upstream-faults.md) are not ours. */
@ParameterizedClass(name = "{0}")
@EnumSource(Guest.class)
class RunFaultTests {

    private static final String LARGE = "result = 'x' * 1000000 / return 'x'.repeat(1000000)";

    private final Guest guest;

    @TempDir
    Path project;

    RunFaultTests(Guest guest) {
        this.guest = guest;
    }

    @BeforeEach
    void makeProject() throws IOException {
        for (var granted : List.of("data", "output/inner")) {
            Files.createDirectories(project.resolve(granted));
        }
    }

    private Envelope run(String task, String code) {
        return guest.run(project, task, guest.pick(code));
    }

    private static TaskError error(Envelope envelope) {
        return Objects.requireNonNull(envelope.error(), envelope::toJson);
    }

    private TaskCall call(String task, String code) {
        return TaskCall.of(task)
                .withArguments(List.of(guest.pick(code)), Map.of())
                .withHost(HostAccess.of(project));
    }

    @Test
    @DisplayName("fault 11: an unfinished line of output does not reach the envelope")
    void outputStaysApart() {
        var print = "sys.stdout.write('partial{\"id\":') / process.stdout.write('partial{\"id\":')";

        var run = guest.run(call("nothing", print));

        assertThat(run.envelope().toJson()).startsWith("{\"success\":true,\"result\":\"done null\",\"error\":null,");
        assertThat(run.output().stdout()).isEqualTo("partial{\"id\":");
    }

    @Test
    @DisplayName("fault 12: tasks that compute without end hold up no other, and can be cancelled")
    void nobodyStarves() {
        var threads = Executors.newCachedThreadPool();
        var cancellation = new Cancellation();
        try {
            var endless = call("grants", "exec('while True: pass') / for (;;);").withCancellation(cancellation);
            var busy = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> guest.run(endless).envelope(), threads))
                    .limit(4)
                    .toList();
            assertThat(run("nothing", "result = 1 / return 1").result()).isEqualTo("done 1");
            cancellation.cancel();
            assertThat(busy).extracting(each -> error(each.join()).type()).containsOnly(ErrorType.CANCELLED);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("fault 17: an envelope names its task, the limit that was met, and the attempts that there were")
    void envelopesAreRight() {
        var burnt = run("little", "exec('while True: pass') / for (;;);");

        assertThat(error(burnt).message()).startsWith("fuel exhausted: the limit is 20000000");
        assertThat(burnt.execution().taskName()).isEqualTo("little");
        assertThat(run("grants", "result = 1 / return 1").execution().retries()).isZero();
    }

    @Test
    @DisplayName(
            "fault 19: arguments arrive as they were given, numbers that are none are refused, tasks are not mixed up")
    void argumentsAndResults() {
        assertThat(guest.run(project, "given", "a", "b").result()).isEqualTo(List.of(List.of("a", "b"), Map.of()));
        var kwargs = guest.run(TaskCall.of("given").withArguments(List.of(), Map.of("k", 1)))
                .envelope();
        if (guest == Guest.PYTHON) {
            assertThat(kwargs.result()).isEqualTo(List.of(List.of(), Map.of("k", 1)));
        } else {
            assertThat(error(kwargs).type()).isEqualTo(ErrorType.INVALID_ARGUMENTS);
        }
        assertThat(error(guest.run(project, "no_number")).type()).isEqualTo(ErrorType.INVALID_RESULT);
        assertThat(error(guest.run(project, "unknown")).type()).isEqualTo(ErrorType.TASK_NOT_FOUND);
    }

    @Test
    @DisplayName("fault 20: a sub-task that cannot start has an envelope; errors have tracebacks; output is kept")
    void failuresAreWhole() {
        var missing =
                run("nothing", "result = missing()['error']['error_type'] / return (await missing()).error.error_type");
        var raised = run("nothing", "raise ValueError('x') / throw new RangeError('x')");

        assertThat(missing.result()).isEqualTo("done \"permission_denied\"");
        assertThat(error(raised).message()).isEqualTo(guest.pick("ValueError: x / RangeError: x"));
        assertThat(error(raised).traceback()).anyMatch(frame -> frame.path().endsWith("attacks" + guest.extension()));
    }

    @Test
    @DisplayName("fault 21: large results arrive, and no task is run again because of one")
    void largeResults() {
        var large = run("nothing", LARGE);

        assertThat(String.valueOf(large.result())).hasSize(1_000_007);
        assertThat(large.execution().retries()).isZero();
    }

    @Test
    @DisplayName("fault 22: every task is retried, as often as it says and only for what may pass")
    void retries() throws IOException {
        assertThat(guest.run(project, "again").execution().retries()).isEqualTo(2);
        assertThat(project.resolve("output/attempts.txt")).hasContent("xxx");
        assertThat(guest.run(project, "denied_again").execution().retries()).isZero();
    }
}
