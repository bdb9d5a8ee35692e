/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.sandbox.OutputListener.Stream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConsoleTests {

    private static final Envelope SUCCESS = Envelope.success("grüezi", new Execution("main", 12, 0, 45_000, 9_502_720));
    private static final Envelope FAILURE = Envelope.failure(
            new TaskError(
                    ErrorType.TASK_ERROR,
                    "ValueError: no rows",
                    List.of(
                            new GuestFrame("sales.py", 12, "main", "return analyze([])"),
                            new GuestFrame("sales.py", 4, "analyze", null))),
            new Execution("main", 340, 2, 1_234_567, 1024));

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void showsASummaryAndTheEnvelope() throws Exception {
        console(false, false, null).show(SUCCESS);

        assertThat(stdout.toString(UTF_8)).isEqualTo("""
                        Task "main" succeeded after 12 ms: 45,000 fuel, 9.1 MiB.
                        {"success":true,"result":"grüezi","error":null,"execution":{"task_name":"main",\
                        "duration_ms":12,"retries":0,"fuel_consumed":45000,"ram_used":9502720,"host_requests":[]}}
                        """);
    }

    @Test
    void showsTheTracebackOfAFailureAndFailsTheBuild() {
        assertThatThrownBy(() -> console(false, false, null).show(FAILURE))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("task \"main\" failed: task_error: ValueError: no rows");

        assertThat(stdout.toString(UTF_8)).startsWith("""
                        Task "main" failed after 340 ms and 2 retries: 1,234,567 fuel, 1 KiB.
                          sales.py:12, in main
                            return analyze([])
                          sales.py:4, in analyze
                        task_error: ValueError: no rows
                        {"success":false,""");
    }

    @Test
    void leavesStandardOutputToTheEnvelope() throws Exception {
        var console = console(true, true, null);
        console.taskOutput().written(Stream.STDOUT, "from the task\n".getBytes(UTF_8));
        console.programOutput().written(Stream.STDOUT, "from the program\n".getBytes(UTF_8));
        console.show(SUCCESS);

        assertThat(stdout.toString(UTF_8)).isEqualTo(SUCCESS.toJson() + "\n");
        assertThat(stderr.toString(UTF_8)).isEqualTo("from the task\nfrom the program\n");
    }

    @Test
    void showsWhatTasksPrintOnlyWhenAsked() {
        console(false, false, null).taskOutput().written(Stream.STDERR, "quiet\n".getBytes(UTF_8));
        console(false, true, null).taskOutput().written(Stream.STDERR, "shown\n".getBytes(UTF_8));

        assertThat(stderr.toString(UTF_8)).isEqualTo("shown\n");
    }

    @Test
    void showsWhatProgramsPrint() {
        var console = console(false, false, null);
        console.programOutput().written(Stream.STDOUT, "out".getBytes(UTF_8));
        console.programOutput().written(Stream.STDERR, "err".getBytes(UTF_8));

        assertThat(stdout.toString(UTF_8)).isEqualTo("out");
        assertThat(stderr.toString(UTF_8)).isEqualTo("err");
    }

    @Test
    void writesTheEnvelopeOfAFailureToAFileToo(@TempDir Path directory) throws Exception {
        var file = directory.resolve("reports/envelope.json");

        assertThatThrownBy(() -> console(true, false, file).show(FAILURE)).isInstanceOf(MojoFailureException.class);

        assertThat(Files.readString(file)).isEqualTo(FAILURE.toJson() + "\n");
    }

    @Test
    void saysThatTheOutputFileCannotBeWritten(@TempDir Path directory) {
        assertThatThrownBy(() -> console(true, false, directory).show(SUCCESS))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("cannot write the envelope to " + directory + ": " + directory + ": Is a directory");
    }

    private RunConsole console(boolean json, boolean verbose, @Nullable Path outputFile) {
        return new RunConsole(
                new PrintStream(stdout, true, UTF_8), new PrintStream(stderr, true, UTF_8), json, verbose, outputFile);
    }
}
