/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.DirectoryEntry;
import dev.capsule.sandbox.files.OpenFile;
import java.util.List;

/** What a file descriptor of the guest stands for. */
sealed interface Descriptor {

    /** The type of file as WASI numbers it. */
    int fileType();

    /** What WASI lets be done with it. */
    long rights();

    /** Gives back what the host holds for it. */
    default void close() {}

    /** Descriptor 0: always at its end. */
    record Input() implements Descriptor {
        @Override
        public int fileType() {
            return StatusWriter.CHARACTER_DEVICE;
        }

        @Override
        public long rights() {
            return Rights.READ;
        }
    }

    /** Descriptors 1 and 2. */
    record Output(OutputListener.Stream stream) implements Descriptor {
        @Override
        public int fileType() {
            return StatusWriter.CHARACTER_DEVICE;
        }

        @Override
        public long rights() {
            return Rights.WRITE;
        }
    }

    /** An open file. */
    final class RegularFile implements Descriptor {
        private final OpenFile file;
        private final long inode;
        private final long rights;
        private boolean appends;
        private long position;

        RegularFile(OpenFile file, long inode, long rights, boolean appends) {
            this.file = file;
            this.inode = inode;
            this.rights = rights;
            this.appends = appends;
        }

        OpenFile file() {
            return file;
        }

        long inode() {
            return inode;
        }

        boolean appends() {
            return appends;
        }

        void appends(boolean value) {
            appends = value;
        }

        long position() {
            return position;
        }

        void position(long value) {
            position = value;
        }

        @Override
        public int fileType() {
            return StatusWriter.REGULAR;
        }

        @Override
        public long rights() {
            return rights;
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** An open directory, known by its path below the root. */
    final class OpenDirectory implements Descriptor {
        private final List<String> path;
        private List<DirectoryEntry> entries = List.of();

        OpenDirectory(List<String> path) {
            this.path = path;
        }

        List<String> path() {
            return path;
        }

        /** What was listed when reading began; a directory that changes meanwhile is still read in order. */
        List<DirectoryEntry> entries() {
            return entries;
        }

        void entries(List<DirectoryEntry> listed) {
            entries = listed;
        }

        @Override
        public int fileType() {
            return StatusWriter.DIRECTORY;
        }

        @Override
        public long rights() {
            return Rights.OF_DIRECTORIES;
        }
    }
}
