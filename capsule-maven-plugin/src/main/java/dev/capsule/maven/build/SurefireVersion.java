/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Finds the versions of Surefire with which tasks are not run, or run in vain, while the build stays green. */
public final class SurefireVersion {

    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";
    private static final ComparableVersion OLDEST = new ComparableVersion("3.0.0");
    /** Drops tests whose source is a file: https://github.com/apache/maven-surefire/issues/834. */
    private static final ComparableVersion DROPS_FILES = new ComparableVersion("3.5.3");

    private static final String ADVICE = """
            Declare a later version in the POM:
                <plugin>
                  <artifactId>maven-surefire-plugin</artifactId>
                  <version>3.6.1</version>
                </plugin>""";

    private SurefireVersion() {}

    /** Returns what the user should be told of the version that will run the project's tests. */
    public static Optional<String> warning(MavenProject project) {
        var plugin = project.getPlugin(SUREFIRE);
        return plugin == null ? Optional.empty() : warning(plugin.getVersion());
    }

    static Optional<String> warning(@Nullable String version) {
        if (version == null) {
            return Optional.empty();
        }
        var comparable = new ComparableVersion(version);
        if (comparable.compareTo(OLDEST) < 0) {
            return Optional.of("maven-surefire-plugin " + version
                    + " will not run task tests, and the build will succeed nevertheless: it does not know the JUnit"
                    + " Platform well enough. " + ADVICE);
        }
        if (comparable.equals(DROPS_FILES)) {
            return Optional.of("maven-surefire-plugin " + version
                    + " runs task tests but drops their results, and the build will succeed even when they fail. "
                    + ADVICE);
        }
        return Optional.empty();
    }
}
