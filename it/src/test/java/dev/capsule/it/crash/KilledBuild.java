/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A build in a JVM of its own that ends in the middle. */
final class KilledBuild {

    private KilledBuild() {}

    /** Starts the JVM, waits for its end and returns its exit code. */
    static int run(CrashProject project, int survivedSteps) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBuild.class.getName(),
                        project.directory().toString(),
                        Integer.toString(survivedSteps))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        if (code != 0 && code != 137) {
            throw new AssertionError(output);
        }
        return code;
    }

    /** Builds, as long as it is let. */
    public static void main(String[] arguments) {
        new CrashProject(Path.of(arguments[0])).build(Steps.haltingAfter(Integer.parseInt(arguments[1])));
    }
}
