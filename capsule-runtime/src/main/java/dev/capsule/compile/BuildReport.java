/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.source.Problem;
import java.util.List;

/**
 * What a build did.
 *
 * @param files one per source file, and per removed one, by path
 */
public record BuildReport(List<FileReport> files) {

    /** Copies the list. */
    public BuildReport {
        files = List.copyOf(files);
    }

    /** Returns how many files have the given status. */
    public long count(FileReport.Status status) {
        return files.stream().filter(file -> file.status() == status).count();
    }

    /** Returns the problems of the given severity, file by file. */
    public List<Problem> problems(Problem.Severity severity) {
        return files.stream()
                .flatMap(file -> file.problems().stream())
                .filter(problem -> problem.severity() == severity)
                .toList();
    }
}
