/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.source.Problem;
import java.util.List;

/**
 * What a build did with one source file.
 *
 * @param path the source file, relative to the project
 * @param status what was done
 * @param tasks how many tasks the file defines
 * @param problems errors when it is broken, warnings otherwise
 * @param millis how long it took
 */
public record FileReport(String path, Status status, int tasks, List<Problem> problems, long millis) {

    /** What was done with a file. */
    public enum Status {
        /** A module was written. */
        BUILT,
        /** Nothing that the file depends on has changed. */
        UP_TO_DATE,
        /** The file cannot be built. */
        BROKEN,
        /** The source file is gone, and so is its module. */
        REMOVED
    }

    /** Copies the list. */
    public FileReport {
        problems = List.copyOf(problems);
    }
}
