/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static dev.capsule.junit.TestProject.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestEngine;

class NamingTests {

    @TempDir
    Path directory;

    @Test
    void filesOfOneNameAreToldApartByTheirPaths() {
        var project = new TestProject(directory)
                .file("target/test-classes", "src/test/capsule/sales.py", task("main", 1))
                .file("target/classes", "src/main/capsule/sales.py", task("main", 1))
                .file("target/classes", "src/main/capsule/tax.py", task("main", 1));

        assertThat(Trees.select(project, selectClass(CapsuleTasksTest.class))).isEqualTo("""
                        CapsuleTasksTest
                          src/test/capsule/sales.py
                            src/test/capsule/sales.py/main
                          src/main/capsule/sales.py
                            src/main/capsule/sales.py/main
                          src/main/capsule/tax.py
                            tax/main
                        """);
    }

    @Test
    void namesDoNotDependOnWhatIsSelected() {
        var project = new TestProject(directory)
                .file("target/test-classes", "src/test/capsule/sales.py", task("main", 1))
                .file("target/classes", "src/main/capsule/sales.py", task("main", 1));

        assertThat(Trees.select(
                        project,
                        selectFile(project.path("src/main/capsule/sales.py").toString())))
                .isEqualTo("""
                        CapsuleTasksTest
                          src/main/capsule/sales.py
                            src/main/capsule/sales.py/main
                        """);
    }

    @Test
    void aSourceDirectoryOfAnotherNameIsLeftOutToo() {
        var project = new TestProject(directory)
                .file("target/classes", "tasks/capsule/lib/tax.py", task("main", 1))
                .broken("target/classes", "tasks/capsule/lib/broken.py");

        assertThat(Trees.select(project, selectClass(CapsuleTasksTest.class))).isEqualTo("""
                        CapsuleTasksTest
                          tasks/capsule/lib/tax.py
                            lib/tax/main
                          tasks/capsule/lib/broken.py
                            lib/broken (build)
                        """);
    }

    @Test
    void thePlatformFindsTheEngine() {
        var engine = ServiceLoader.load(TestEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(CapsuleTestEngine.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(engine.getId()).isEqualTo("capsule");
        assertThat(engine.getGroupId()).contains("dev.capsule");
        assertThat(engine.getArtifactId()).contains("capsule-junit-engine");
    }
}
