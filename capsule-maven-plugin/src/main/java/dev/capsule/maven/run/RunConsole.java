/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.capsule.Envelope;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Where a run from the command line shows what happens and hands over its envelope. */
public final class RunConsole {

    private final PrintStream stdout;
    private final PrintStream stderr;
    private final boolean json;
    private final boolean verbose;
    private final @Nullable Path outputFile;

    RunConsole(PrintStream stdout, PrintStream stderr, boolean json, boolean verbose, @Nullable Path outputFile) {
        this.stdout = stdout;
        this.stderr = stderr;
        this.json = json;
        this.verbose = verbose;
        this.outputFile = outputFile;
    }

    /**
     * Opens the console of this process.
     *
     * @param json whether standard output is for the envelope alone, also after this run
     * @param verbose whether to show what the guest prints
     * @param outputFile gets the envelope too
     */
    public static RunConsole open(boolean json, boolean verbose, @Nullable Path outputFile) {
        if (json) {
            MavenLog.moveToStandardError();
        }
        return new RunConsole(System.out, System.err, json, verbose, outputFile);
    }

    /** Returns what hears a task print: shown when wanted, on standard error. */
    public OutputListener taskOutput() {
        return verbose ? new GuestConsole(stderr, stderr) : OutputListener.NONE;
    }

    /** Returns what hears a program print: shown as it is, or like a task's when standard output is for the envelope. */
    public OutputListener programOutput() {
        return json ? taskOutput() : new GuestConsole(stdout, stderr);
    }

    /**
     * Shows the envelope.
     *
     * @throws MojoFailureException when it reports a failure
     * @throws MojoExecutionException when the output file cannot be written
     */
    public void show(Envelope envelope) throws MojoFailureException, MojoExecutionException {
        var line = envelope.toJson() + "\n";
        print(json ? line : EnvelopeText.of(envelope) + line);
        if (outputFile != null) {
            write(outputFile, line);
        }
        var error = envelope.error();
        if (error != null) {
            throw new MojoFailureException("task \"" + envelope.execution().taskName() + "\" failed: "
                    + error.type().wireName() + ": " + error.message());
        }
    }

    /** JSON is UTF-8, whatever the console's encoding. */
    private void print(String text) {
        var bytes = text.getBytes(UTF_8);
        stdout.write(bytes, 0, bytes.length);
        stdout.flush();
    }

    private static void write(Path file, String text) throws MojoExecutionException {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new MojoExecutionException("cannot write the envelope to " + file + ": " + e.getMessage(), e);
        }
    }
}
