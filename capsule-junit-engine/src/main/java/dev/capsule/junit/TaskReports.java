/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.run.TaskRun;
import dev.capsule.task.TaskDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;

/** Publishes what a run yielded: output and a line on the console, figures and the envelope to the Platform. */
final class TaskReports {

    private static final String ENVELOPE_FILE = "envelope.json";

    private final ExecutionRequest request;
    private final Console console;
    private final ResultLine line;

    TaskReports(ExecutionRequest request, Console console) {
        this.request = request;
        this.console = console;
        this.line = ResultLine.forTests(request.getRootTestDescriptor());
    }

    void publish(TestDescriptor test, TaskDescriptor task, TaskRun run) {
        Console.print(console.err(), run.output().stderr());
        Console.print(console.out(), run.output().stdout(), line.of(task, run.envelope()));
        var listener = request.getEngineExecutionListener();
        listener.reportingEntryPublished(test, ReportEntry.from(figures(run)));
        publishEnvelope(test, run);
    }

    private static Map<String, String> figures(TaskRun run) {
        var execution = run.envelope().execution();
        var error = run.envelope().error();
        var figures = new LinkedHashMap<String, String>();
        figures.put("duration_ms", Long.toString(execution.durationMs()));
        figures.put("fuel_consumed", Long.toString(execution.fuelConsumed()));
        figures.put("ram_used", Long.toString(execution.ramUsed()));
        figures.put("retries", Integer.toString(execution.retries()));
        if (error != null) {
            figures.put("error_type", error.type().wireName());
        }
        return figures;
    }

    private void publishEnvelope(TestDescriptor test, TaskRun run) {
        try {
            var directory = request.getOutputDirectoryCreator().createOutputDirectory(test);
            var file = Files.writeString(
                    directory.resolve(ENVELOPE_FILE), run.envelope().toJson() + "\n");
            request.getEngineExecutionListener().fileEntryPublished(test, FileEntry.from(file, "application/json"));
        } catch (JUnitException e) {
            // A launcher older than the engine offers no directory. The envelope is an extra: the test goes on.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the envelope of " + test.getDisplayName(), e);
        }
    }
}
