/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

/**
 * A file that a guest has open. Not safe for use by several threads.
 *
 * <p>Each method throws a {@link FileException} when the disk fails, the quota is used up or the file was not opened for
 * what is asked.
 */
public interface OpenFile extends AutoCloseable {

    /** Returns what is known of the file now. */
    FileStatus status();

    /** Copies up to {@code length} bytes from {@code position} and returns how many; 0 at and after the end. */
    int read(long position, byte[] target, int offset, int length);

    /** Writes bytes at a position; what lies between the end and it becomes zero. */
    void write(long position, byte[] source, int offset, int length);

    /** Writes bytes at the end. */
    void append(byte[] source, int offset, int length);

    /** Cuts the file, or adds zeros. */
    void resize(long size);

    /** Sets times. */
    void times(FileTimes times);

    /** Waits until the disk has what was written. */
    void sync();

    /** Closes the file. Closing it again does nothing. */
    @Override
    void close();
}
