/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Moves Maven's log from standard output to standard error, so that standard output is for the envelope alone. Maven has
 * no switch for that: it prints its errors to standard output even with {@code -q}.
 */
final class MavenLog {

    private static final String LOG_FILE = "org.slf4j.simpleLogger.logFile";
    /** What Maven itself calls after a change of its log's settings; not visible to plugins by name. */
    private static final String REFRESH = "org.slf4j.impl.MavenSlf4jSimpleFriend";

    private MavenLog() {}

    /** Moves the log until Maven ends. Does nothing where Maven's log works in another way. */
    static void moveToStandardError() {
        var before = System.getProperty(LOG_FILE);
        System.setProperty(LOG_FILE, "System.err");
        try {
            Class.forName(
                            REFRESH,
                            true,
                            LoggerFactory.getILoggerFactory().getClass().getClassLoader())
                    .getMethod("init")
                    .invoke(null);
            leaveNoReset(System.out);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            restore(before);
        }
    }

    /** Some builds of Maven end standard output with an escape sequence, whatever it is connected to. */
    private static void leaveNoReset(PrintStream console) throws IllegalAccessException, InvocationTargetException {
        try {
            console.getClass().getMethod("setResetAtUninstall", boolean.class).invoke(console, false);
        } catch (NoSuchMethodException e) {
            // A plain stream writes no escape sequences.
        }
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty(LOG_FILE);
        } else {
            System.setProperty(LOG_FILE, before);
        }
    }
}
