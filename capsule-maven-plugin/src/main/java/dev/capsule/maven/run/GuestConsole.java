/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.sandbox.OutputListener;
import java.io.PrintStream;

/** Shows what a guest prints as it prints it. */
public final class GuestConsole implements OutputListener {

    private final PrintStream stdout;
    private final PrintStream stderr;

    GuestConsole(PrintStream stdout, PrintStream stderr) {
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Shows both streams of the guest on standard error, which leaves standard output to Maven and the envelope. */
    public static GuestConsole onStandardError() {
        return new GuestConsole(System.err, System.err);
    }

    @Override
    public void written(Stream stream, byte[] bytes) {
        var target = stream == Stream.STDOUT ? stdout : stderr;
        target.write(bytes, 0, bytes.length);
        target.flush();
    }
}
