/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.build;

import dev.capsule.compile.BuildReport;
import dev.capsule.compile.FileReport;
import dev.capsule.compile.FileReport.Status;
import java.util.ArrayList;
import java.util.List;

/** Tells in sentences what a build did. */
final class BuildText {

    private BuildText() {}

    /** Returns one line for a file that was written or removed. */
    static String file(FileReport file) {
        return switch (file.status()) {
            case BUILT -> file.path() + ": built, " + count(file.tasks(), "task") + ", " + file.millis() + " ms";
            case UP_TO_DATE -> file.path() + ": up to date";
            case BROKEN ->
                file.path() + ": broken, " + count(file.problems().size(), "problem") + ", becomes a failing test";
            case REMOVED -> file.path() + ": removed";
        };
    }

    /** Returns one line for the whole build. */
    static String summary(BuildReport report) {
        var parts = new ArrayList<String>();
        addIfAny(parts, report.count(Status.BUILT), "built");
        addIfAny(parts, report.count(Status.UP_TO_DATE), "up to date");
        addIfAny(parts, report.count(Status.BROKEN), "broken");
        addIfAny(parts, report.count(Status.REMOVED), "removed");
        var files = report.files().size();
        var tasks = report.files().stream().mapToInt(FileReport::tasks).sum();
        return count(files, "task file") + ": " + String.join(", ", parts) + " (" + count(tasks, "task") + ")";
    }

    /** Returns a message over all errors of a build that failed. */
    static String failure(List<?> problems) {
        var message = new StringBuilder(count(problems.size(), "problem")).append(" in the task sources:");
        problems.forEach(problem -> message.append('\n').append(problem));
        return message.toString();
    }

    private static void addIfAny(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
