/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurefireVersionTests {

    private static final String ADVICE = """
            Declare a later version in the POM:
                <plugin>
                  <artifactId>maven-surefire-plugin</artifactId>
                  <version>3.6.1</version>
                </plugin>""";

    @ParameterizedTest
    @ValueSource(strings = {"2.12.4", "2.22.2", "3.0.0-M9"})
    void warnsOfVersionsThatDoNotKnowThePlatform(String version) {
        assertThat(SurefireVersion.warning(project(version)))
                .contains("maven-surefire-plugin " + version
                        + " will not run task tests, and the build will succeed nevertheless: it does not know the"
                        + " JUnit Platform well enough. " + ADVICE);
    }

    @Test
    void warnsOfTheVersionThatDropsTestsOfFiles() {
        assertThat(SurefireVersion.warning(project("3.5.3")))
                .contains("maven-surefire-plugin 3.5.3 runs task tests but drops their results, and the build will"
                        + " succeed even when they fail. " + ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.2.5", "3.5.2", "3.5.4", "3.6.1", "4.0.0"})
    void isContentWithOtherVersions(String version) {
        assertThat(SurefireVersion.warning(project(version))).isEmpty();
    }

    @Test
    void isContentWithoutSurefire() {
        assertThat(SurefireVersion.warning(new MavenProject())).isEmpty();
    }

    private static MavenProject project(String surefireVersion) {
        var surefire = new Plugin();
        surefire.setArtifactId("maven-surefire-plugin");
        surefire.setVersion(surefireVersion);
        var model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(surefire);
        return new MavenProject(model);
    }
}
