/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.guest.BuildTools;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.sandbox.OutputListener;
import java.nio.file.Path;
import java.util.List;

/**
 * A directory of task sources to build.
 *
 * @param projectDirectory what the paths of messages are relative to
 * @param sourceDirectory whose files are built; may be missing
 * @param libraryDirectories whose files may be imported by them, but are not built
 * @param outputDirectory where modules and index go: {@code META-INF/capsule} of a class path root
 * @param stateFile what is remembered until the next build, outside the output directory
 * @param brokenFiles what becomes of a file that cannot be built
 * @param languages the languages that can be built
 * @param output hears what top-level code prints
 */
public record BuildRequest(
        Path projectDirectory,
        Path sourceDirectory,
        List<Path> libraryDirectories,
        Path outputDirectory,
        Path stateFile,
        BrokenFiles brokenFiles,
        GuestLanguages languages,
        BuildTools tools,
        OutputListener output) {

    /** What becomes of a file that cannot be built. */
    public enum BrokenFiles {
        /** The build fails, once all files were tried. */
        FAIL,
        /** The problems go into the index, and so become a failing test. */
        INDEX
    }

    /** Copies the list of directories. */
    public BuildRequest {
        libraryDirectories = List.copyOf(libraryDirectories);
    }
}
