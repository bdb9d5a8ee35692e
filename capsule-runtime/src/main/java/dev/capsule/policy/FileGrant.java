/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file or directory of the host that a task may use, as in {@code allowed_files} and mounts.
 *
 * @param path the file or directory on the host as it was written, with forward slashes and without a mode; a relative
 *     one is below the project directory
 * @param guestPath where the task sees it: absolute, its names separated by single slashes, none of them {@code .} or
 *     {@code ..}; {@code /} for the project itself
 * @param mode what the task may do with it
 */
public record FileGrant(String path, String guestPath, Mode mode) {

    /** The directories of a task's file system that belong to Capsule. */
    private static final List<String> RESERVED = List.of("lib", "tmp");

    private static final int LONGEST = 4096;

    /** What a task may do with what it was granted. */
    public enum Mode {
        /** Reading and listing. */
        READ_ONLY("read-only", "ro"),
        /** Reading, writing, creating and deleting. */
        READ_WRITE("read-write", "rw");

        private final String longName;
        private final String suffix;

        Mode(String longName, String suffix) {
            this.longName = longName;
            this.suffix = suffix;
        }

        /** Returns {@code read-only} or {@code read-write}. */
        public String longName() {
            return longName;
        }

        /**
         * Reads a mode's long name.
         *
         * @throws PolicyFormatException when it is none
         */
        public static Mode parse(String text) {
            return Arrays.stream(values())
                    .filter(mode -> mode.longName.equals(text))
                    .findFirst()
                    .orElseThrow(() -> new PolicyFormatException("\"" + text
                            + "\" is not a mode of access: use \"read-only\" or \"read-write\""
                            + Suggestion.didYouMean(text, List.of("read-only", "read-write"))));
        }
    }

    /**
     * Reads {@code HOST[::GUEST][:ro|:rw]}, as in {@code ./data}, {@code ./data:ro} or {@code ./build/in::/input:ro}. A
     * grant without a mode is for reading and writing, as in the original Capsule.
     *
     * @throws PolicyFormatException when the text is something else, or names what cannot be granted
     */
    public static FileGrant parse(String text) {
        var mode = Mode.READ_WRITE;
        var paths = text;
        for (var candidate : Mode.values()) {
            if (text.endsWith(":" + candidate.suffix)) {
                mode = candidate;
                paths = text.substring(0, text.length() - candidate.suffix.length() - 1);
            }
        }
        var separator = paths.indexOf("::");
        if (separator < 0) {
            return of(paths, mode);
        }
        return of(paths.substring(0, separator), paths.substring(separator + 2), mode);
    }

    /**
     * Grants a path under the name that it has on the host.
     *
     * @throws PolicyFormatException when it cannot be granted
     */
    public static FileGrant of(String path, Mode mode) {
        return of(path, withoutDrive(path), mode);
    }

    /**
     * Grants a path under another name.
     *
     * @param guestPath the other name; a relative one is below the root of the task's file system
     * @throws PolicyFormatException when the path cannot be granted, or not under this name
     */
    public static FileGrant of(String path, String guestPath, Mode mode) {
        names(path, withoutDrive(path));
        var guestNames = names(path, guestPath);
        if (!guestNames.isEmpty() && RESERVED.contains(guestNames.get(0))) {
            throw new PolicyFormatException("\"" + path + "\" cannot be seen as /" + String.join("/", guestNames)
                    + ": /" + guestNames.get(0) + " is Capsule's own; choose another place, as in \"" + path
                    + "::/project-"
                    + guestNames.get(0) + "\"");
        }
        return new FileGrant(path, "/" + String.join("/", guestNames), mode);
    }

    /** Returns the grant as {@link #parse} reads it. */
    @Override
    public String toString() {
        return path + "::" + guestPath + ":" + mode.suffix;
    }

    private static List<String> names(String granted, String path) {
        var complaint = complaint(path);
        if (complaint.isPresent()) {
            throw new PolicyFormatException("\"" + granted + "\" cannot be granted: " + complaint.get());
        }
        return Arrays.stream(path.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .collect(Collectors.toUnmodifiableList());
    }

    private static Optional<String> complaint(String path) {
        if (path.isBlank()) {
            return Optional.of("a path must not be empty");
        }
        if (path.length() > LONGEST) {
            return Optional.of("a path must not be longer than " + LONGEST + " characters");
        }
        if (path.indexOf(':') >= 0) {
            return Optional.of("after a colon comes ro or rw, after two the path that the task sees,"
                    + " as in \"./data:ro\" or \"./data::/input\"");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of("names are separated by /, also on Windows");
        }
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a path must not contain control characters");
        }
        if (Arrays.asList(path.split("/")).contains("..")) {
            return Optional.of("\"..\" would leave the project; name the directory itself");
        }
        return Optional.empty();
    }

    /** Drive letters of Windows are the one place for a colon within a path. */
    private static String withoutDrive(String path) {
        var hasDrive = path.length() > 2 && Character.isLetter(path.charAt(0)) && path.startsWith(":/", 1);
        return hasDrive ? path.substring(2) : path;
    }
}
