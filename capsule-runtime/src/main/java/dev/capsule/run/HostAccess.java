/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.policy.FileGrant;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run may see of the host, as whoever starts it decides. A task sees of it what its policy grants.
 *
 * @param projectDirectory the directory that grants are relative to and that they cannot leave; it holds the
 *     {@code .env} files, too
 * @param mounts what every task of the run may use beside what it was granted itself
 * @param deterministic whether clocks and random numbers are the same in every run, also for tasks that do not say so
 */
public record HostAccess(Path projectDirectory, List<FileGrant> mounts, boolean deterministic) {

    /** Copies the list. */
    public HostAccess {
        mounts = List.copyOf(mounts);
    }

    /** Offers the working directory as the project's, and nothing more. */
    public static HostAccess workingDirectory() {
        return of(Path.of(""));
    }

    /** Offers a project directory, and nothing more. */
    public static HostAccess of(Path projectDirectory) {
        return new HostAccess(projectDirectory.toAbsolutePath(), List.of(), false);
    }

    /** Returns this access with mounts. */
    public HostAccess withMounts(List<FileGrant> added) {
        return new HostAccess(projectDirectory, added, deterministic);
    }

    /** Returns this access with clocks and random numbers that are the same in every run, or with real ones. */
    public HostAccess withDeterministic(boolean value) {
        return new HostAccess(projectDirectory, mounts, value);
    }
}
