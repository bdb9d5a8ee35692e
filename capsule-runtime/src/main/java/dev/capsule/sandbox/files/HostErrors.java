/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Map;

/** What the disk says, in the guest's terms: nothing of the host's paths is in it. */
final class HostErrors {

    /** Java has no exception of their own for these; the texts are those of the C library. */
    private static final Map<String, FileError> REASONS = Map.ofEntries(
            Map.entry("Is a directory", FileError.IS_DIRECTORY),
            Map.entry("Not a directory", FileError.NOT_DIRECTORY),
            Map.entry("Directory not empty", FileError.NOT_EMPTY),
            Map.entry("File name too long", FileError.NAME_TOO_LONG),
            Map.entry("Too many levels of symbolic links", FileError.LOOP),
            Map.entry("Too many open files", FileError.TOO_MANY_OPEN),
            Map.entry("Invalid argument", FileError.INVALID),
            Map.entry("Illegal seek", FileError.SPECIAL_FILE),
            Map.entry("No space left on device", FileError.NO_SPACE),
            Map.entry("Disk quota exceeded", FileError.NO_SPACE),
            Map.entry("Read-only file system", FileError.ACCESS),
            Map.entry("Operation not permitted", FileError.NOT_PERMITTED));

    private HostErrors() {}

    /** An operation of the disk. */
    interface Operation<R> {
        R run() throws IOException;
    }

    /** An operation of the disk without result. */
    interface Action {
        void run() throws IOException;
    }

    static <R> R translate(Operation<R> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw error(e).failure();
        }
    }

    static void translate(Action action) {
        translate(() -> {
            action.run();
            return true;
        });
    }

    /** A single name as a path, which is refused when the disk cannot have it. */
    static Path name(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw FileError.ILLEGAL_NAME.failure();
        }
    }

    private static FileError error(IOException e) {
        if (e instanceof NoSuchFileException) {
            return FileError.NOT_FOUND;
        } else if (e instanceof FileAlreadyExistsException) {
            return FileError.EXISTS;
        } else if (e instanceof AccessDeniedException) {
            return FileError.ACCESS;
        } else if (e instanceof DirectoryNotEmptyException) {
            return FileError.NOT_EMPTY;
        } else if (e instanceof NotDirectoryException) {
            return FileError.NOT_DIRECTORY;
        } else if (e instanceof NotLinkException) {
            return FileError.INVALID;
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        if (reason == null) {
            return FileError.IO;
        }
        // Java adds to the C library's text that a link could be to blame
        return REASONS.getOrDefault(
                reason.replaceFirst(" or unable to access.*", "").trim(), FileError.IO);
    }
}
