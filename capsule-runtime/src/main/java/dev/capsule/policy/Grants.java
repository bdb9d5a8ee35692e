/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.List;

/**
 * What of the host a task may use.
 *
 * @param files files and directories; no two under the same guest path
 * @param hosts where it may send requests to
 * @param environment the variables that it may read
 */
public record Grants(List<FileGrant> files, List<HostPattern> hosts, List<EnvironmentName> environment) {

    /** The grants of a task that states none: any public host, as in the original Capsule, and nothing else. */
    public static final Grants DEFAULT = new Grants(List.of(), List.of(HostPattern.ANY), List.of());

    /** Nothing at all. */
    public static final Grants NONE = new Grants(List.of(), List.of(), List.of());

    /** How many files may be granted: each is held open while the task runs. */
    static final int MOST_FILES = 100;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException when there are more than 100 files
     */
    public Grants {
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("more than " + MOST_FILES + " files are granted");
        }
        files = List.copyOf(files);
        hosts = List.copyOf(hosts);
        environment = List.copyOf(environment);
    }
}
