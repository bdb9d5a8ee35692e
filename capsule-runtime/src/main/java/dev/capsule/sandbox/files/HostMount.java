/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file or directory of the host, and where a guest sees it. */
public final class HostMount {

    private static final String CACHE = ".capsule";
    private static final String BUILD_OUTPUT = "target";

    private final Path project;
    private final Path directory;
    private final @Nullable String fileName;
    private final List<String> guestPath;
    private final boolean writable;

    private HostMount(
            Path project, Path directory, @Nullable String fileName, List<String> guestPath, boolean writable) {
        this.project = project;
        this.directory = directory;
        this.fileName = fileName;
        this.guestPath = guestPath;
        this.writable = writable;
    }

    /**
     * Describes a mount.
     *
     * @param project the project directory's real path
     * @param path the real path of what is mounted, below the project directory or the directory itself
     * @param guestPath the names of where the guest sees it
     * @param writable whether it may be changed
     * @throws IOException when it is neither a regular file nor a directory
     * @throws UnsupportedOperationException when this platform cannot keep a guest inside a directory
     */
    public static HostMount of(Path project, Path path, List<String> guestPath, boolean writable) throws IOException {
        if (!path.startsWith(project)) {
            throw new IOException("it is outside the project");
        }
        Path parent = path.getParent();
        boolean isFile = Files.isRegularFile(path);
        if (parent == null || !(isFile || Files.isDirectory(path))) {
            throw new IOException("it is neither a file nor a directory");
        }
        HostMount mount = new HostMount(
                project,
                isFile ? parent : path,
                isFile ? String.valueOf(path.getFileName()) : null,
                List.copyOf(guestPath),
                writable);
        mount.open().close();
        return mount;
    }

    /** Opens the directory name by name from the project's: if one has become a link meanwhile, this fails. */
    HostDirectory open() throws IOException {
        HostDirectory current = HostDirectory.open(project);
        for (Path name : project.relativize(directory)) {
            if (!name.toString().isEmpty()) {
                try (HostDirectory above = current) {
                    current = above.directory(name.toString());
                }
            }
        }
        return current;
    }

    /** Returns the names of where the guest sees it. */
    public List<String> guestPath() {
        return guestPath;
    }

    boolean writable() {
        return writable;
    }

    Path directory() {
        return directory;
    }

    /** Returns what is granted: the directory, or the file in it. */
    Path granted() {
        return fileName == null ? directory : directory.resolve(fileName);
    }

    /** Returns a path of the volume's as one below {@link #directory}. */
    List<String> inDirectory(List<String> path) {
        if (fileName == null) {
            return path;
        }
        if (!path.isEmpty()) {
            throw FileError.NOT_DIRECTORY.failure();
        }
        return List.of(fileName);
    }

    /**
     * Returns whether a path below {@link #directory} is not there for the guest: the build cache and the build's
     * output, unless they were granted by name, and the neighbours of a file that was granted alone. Case does not count,
     * because on some disks it does not.
     */
    boolean hides(List<String> path) {
        if (fileName != null) {
            return !path.equals(List.of(fileName));
        }
        return path.stream().anyMatch(CACHE::equalsIgnoreCase)
                || (directory.equals(project) && !path.isEmpty() && path.get(0).equalsIgnoreCase(BUILD_OUTPUT));
    }
}
