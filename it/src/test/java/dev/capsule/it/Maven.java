/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs Maven as a user does from a shell, in the directory and with the local repository of an invoker project. */
public final class Maven {

    private static final int PATIENCE_MINUTES = 5;

    private final File directory;
    private final File localRepository;
    private final String javaHome;
    private final Map<String, String> environment;

    /**
     * Creates a command for a directory. Nothing is downloaded: a build before must have used the same plugins,
     * and where they came from does not matter.
     *
     * @param javaHome the JDK to run on
     */
    public Maven(File directory, File localRepository, String javaHome) {
        this(directory, localRepository, javaHome, Map.of());
    }

    private Maven(File directory, File localRepository, String javaHome, Map<String, String> environment) {
        this.directory = directory;
        this.localRepository = localRepository;
        this.javaHome = javaHome;
        this.environment = environment;
    }

    /** Returns the same command with more variables in its environment. */
    public Maven with(Map<String, String> variables) {
        return new Maven(directory, localRepository, javaHome, variables);
    }

    /**
     * What a run of Maven left.
     *
     * @param exitCode its exit code
     * @param stdout what it printed to standard output
     * @param stderr what it printed to standard error
     */
    public record Result(int exitCode, String stdout, String stderr) {}

    /** Runs Maven to its end. */
    public Result run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("-o", "-llr", "-Dmaven.repo.local=" + localRepository));
        command.addAll(arguments);
        var stdout = Files.createTempFile("maven", ".out");
        var stderr = Files.createTempFile("maven", ".err");
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(Map.of("JAVA_HOME", javaHome));
            builder.environment().putAll(environment);
            var process = builder.directory(directory)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("Maven did not end: " + command);
            }
            return new Result(process.exitValue(), Files.readString(stdout, UTF_8), Files.readString(stderr, UTF_8));
        } finally {
            Files.deleteIfExists(stdout);
            Files.deleteIfExists(stderr);
        }
    }
}
