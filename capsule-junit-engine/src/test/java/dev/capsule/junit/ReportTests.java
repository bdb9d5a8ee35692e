/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.capsule.ErrorType;
import dev.capsule.TaskError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class ReportTests {

    @TempDir
    Path directory;

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = new TestProject(directory).file("target/classes", "src/main/capsule/sales.py", task("total", 7));
    }

    @Test
    void figuresAreReportEntries() {
        assertThat(figures(TaskEvents.run(project)))
                .isEqualTo(
                        Map.of("duration_ms", "12", "fuel_consumed", "45000", "ram_used", "9502720", "retries", "0"));
    }

    @Test
    void theTypeOfAnErrorIsAFigure() {
        project.programs.failing("total", TaskError.of(ErrorType.FUEL_EXHAUSTED, "fuel exhausted"));

        assertThat(figures(TaskEvents.run(project))).containsEntry("error_type", "fuel_exhausted");
    }

    @Test
    void theEnvelopeIsAnAttachment(@TempDir Path output) throws IOException {
        project.programs.failing("total", TaskError.of(ErrorType.TASK_ERROR, "ValueError: no"));
        var entry = project
                .kit()
                .selectors(selectClass(CapsuleTasksTest.class))
                .outputDirectoryCreator(new OneDirectory(output))
                .execute()
                .testEvents()
                .fileEntryPublished()
                .stream()
                .map(event -> event.getRequiredPayload(FileEntry.class))
                .findFirst()
                .orElseThrow();

        assertThat(entry.getMediaType()).contains("application/json");
        assertThat(entry.getPath()).isEqualTo(output.resolve("envelope.json"));
        assertThat(Files.readString(entry.getPath())).isEqualTo("""
                        {"success":false,"result":null,"error":{"error_type":"task_error","message":"ValueError: no"},\
                        "execution":{"task_name":"total","duration_ms":12,"retries":0,"fuel_consumed":45000,\
                        "ram_used":9502720,"host_requests":[]}}
                        """);
    }

    @Test
    void aTestPassesWithoutItsAttachment() {
        var results = TaskEvents.run(project);

        results.testEvents().assertStatistics(events -> events.succeeded(1).fileEntryPublished(0));
    }

    @Test
    void outputAndOneLineArePrinted() {
        project.programs.on("total", call -> FakePrograms.printing("total", "rows: 3", "careful\n"));

        TaskEvents.run(project);

        assertThat(project.printed()).isEqualTo("""
                        careful
                        rows: 3
                        capsule  ok    total       12 ms          45,000 fuel     9.1 MiB  src/main/capsule/sales.py:7
                        """);
    }

    @Test
    void theLinesOfAllTestsHaveTheSameColumns() {
        project.file("target/test-classes", "src/test/capsule/test_sales.py", task("a_total_is_a_sum", 12))
                .programs
                .failing("total", TaskError.of(ErrorType.TASK_ERROR, "ValueError: no"));

        TaskEvents.run(project);

        assertThat(project.printed()).isEqualTo("""
                        capsule  FAIL  total                  12 ms          45,000 fuel     9.1 MiB  src/main/capsule/sales.py:7
                        capsule  ok    a_total_is_a_sum       12 ms          45,000 fuel     9.1 MiB  src/test/capsule/test_sales.py:12
                        """);
    }

    private static Map<String, String> figures(EngineExecutionResults results) {
        return results.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .findFirst()
                .orElseThrow()
                .getKeyValuePairs();
    }

    private record OneDirectory(Path directory) implements OutputDirectoryCreator {

        @Override
        public Path getRootDirectory() {
            return directory;
        }

        @Override
        public Path createOutputDirectory(TestDescriptor test) {
            return directory;
        }
    }
}
