/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.io.PrintStream;

/**
 * Where a test prints to; tools capture it for the test that is running.
 *
 * @param out for what is said, the guest's standard output among it
 * @param err for the guest's standard error
 */
record Console(PrintStream out, PrintStream err) {

    /** Returns the streams of the JVM, which tools replace before they run tests. */
    static Console system() {
        return new Console(System.out, System.err);
    }

    /** Prints texts in one piece, so that parallel tests do not mix their lines; ends the last line of each. */
    static void print(PrintStream stream, String... texts) {
        var whole = new StringBuilder();
        for (var text : texts) {
            whole.append(text).append(text.isEmpty() || text.endsWith("\n") ? "" : "\n");
        }
        if (!whole.isEmpty()) {
            stream.print(whole);
            stream.flush();
        }
    }
}
