/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Notices a Surefire or Failsafe that runs tests of files but does not count them, so that failed ones pass the build. A
 * class is all that it counts, and so the anchor itself has to fail.
 *
 * @see <a href="https://github.com/apache/maven-surefire/issues/834">maven-surefire#834</a>
 */
final class SurefireCheck {

    static final String RESOURCE = "META-INF/maven/org.apache.maven.surefire/surefire-junit-platform/pom.properties";

    private static final String DEFECTIVE_VERSION = "3.5.3";

    private SurefireCheck() {}

    /** Returns why a build must not trust the tests that it is about to run. */
    static Optional<TaskFailedException> failure(ClassLoader loader) {
        return version(loader)
                .filter(DEFECTIVE_VERSION::equals)
                .map(version -> new TaskFailedException(
                        "Surefire " + version + " does not count tests that come from files: it would pass this build"
                                + " whatever the tasks do (https://github.com/apache/maven-surefire/issues/834). Use"
                                + " version 3.5.4 or later of maven-surefire-plugin and maven-failsafe-plugin",
                        List.of()));
    }

    private static Optional<String> version(ClassLoader loader) {
        try (var stream = loader.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                return Optional.empty();
            }
            var properties = new Properties();
            properties.load(stream);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            // A guard that cannot read what it guards against stays silent.
            return Optional.empty();
        }
    }
}
