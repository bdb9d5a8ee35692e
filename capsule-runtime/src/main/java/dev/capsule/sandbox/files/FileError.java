/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/** Why an operation on a file failed, as far as a guest is told. */
public enum FileError {
    /** The volume may not be changed, or the operating system denies it. */
    ACCESS,
    /** The file is what a volume is mounted on, or above one. */
    BUSY,
    /** Source and target of a renaming are on different volumes. */
    CROSS_DEVICE,
    /** There is a file of this name. */
    EXISTS,
    /** The name cannot be written on this disk. */
    ILLEGAL_NAME,
    /** The arguments make no sense, as when a directory is moved into itself. */
    INVALID,
    /** The disk failed. */
    IO,
    /** The file is a directory. */
    IS_DIRECTORY,
    /** A symbolic link is in the way, or too many of them. */
    LOOP,
    /** A name is too long. */
    NAME_TOO_LONG,
    /** There is no such file, or none that the guest may know of. */
    NOT_FOUND,
    /** The file is no directory. */
    NOT_DIRECTORY,
    /** The directory is not empty. */
    NOT_EMPTY,
    /** The disk or the quota is full. */
    NO_SPACE,
    /** The operation is never allowed. */
    NOT_PERMITTED,
    /** The file is neither a regular file nor a directory. */
    SPECIAL_FILE,
    /** The file would become too large. */
    TOO_LARGE,
    /** All tasks together have as many files open as the host lets them. */
    TOO_MANY_OPEN;

    /** Returns the error as an exception, for leaving an operation from anywhere. */
    public FileException failure() {
        return new FileException(this);
    }
}
