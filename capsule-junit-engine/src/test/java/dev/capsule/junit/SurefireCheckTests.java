/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

class SurefireCheckTests {

    private static final String MESSAGE =
            "Surefire 3.5.3 does not count tests that come from files: it would pass this build whatever the tasks do"
                    + " (https://github.com/apache/maven-surefire/issues/834). Use version 3.5.4 or later of"
                    + " maven-surefire-plugin and maven-failsafe-plugin";

    @TempDir
    Path directory;

    @Test
    void theDefectiveVersionFailsTheAnchorWithoutRunningATask() throws Exception {
        var project = TestProject.sample(directory.resolve("project"));
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        try (var surefire = surefire("3.5.3")) {
            thread.setContextClassLoader(surefire);
            var results = TaskEvents.run(project);

            results.containerEvents()
                    .assertEventsMatchLoosely(EventConditions.event(
                            EventConditions.finishedWithFailure(TestExecutionResultConditions.message(MESSAGE))));
        } finally {
            thread.setContextClassLoader(loader);
        }
        assertThat(project.programs.ran).isEmpty();
    }

    @Test
    void otherVersionsAreTrusted() throws Exception {
        try (var surefire = surefire("3.5.4")) {
            assertThat(SurefireCheck.failure(surefire)).isEmpty();
        }
    }

    @Test
    void otherToolsAreTrusted() throws Exception {
        try (var other = new URLClassLoader(new URL[0], null)) {
            assertThat(SurefireCheck.failure(other)).isEmpty();
        }
    }

    private URLClassLoader surefire(String version) throws IOException {
        var file = directory.resolve(SurefireCheck.RESOURCE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "artifactId=surefire-junit-platform\nversion=" + version + "\n");
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }
}
