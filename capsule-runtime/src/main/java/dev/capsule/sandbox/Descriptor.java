/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.FileTree.Directory;
import dev.capsule.sandbox.FileTree.File;
import java.util.List;

/** What a file descriptor of the guest stands for. */
sealed interface Descriptor {

    /** The type of file as WASI numbers it. */
    int fileType();

    /** What WASI lets be done with it. */
    long rights();

    /** Descriptor 0: always at its end. */
    record Input() implements Descriptor {
        @Override
        public int fileType() {
            return FileTypes.CHARACTER_DEVICE;
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
            return FileTypes.CHARACTER_DEVICE;
        }

        @Override
        public long rights() {
            return Rights.WRITE;
        }
    }

    /** An open file. */
    final class OpenFile implements Descriptor {
        private final File file;
        private final long inode;
        private long position;

        OpenFile(File file, long inode) {
            this.file = file;
            this.inode = inode;
        }

        File file() {
            return file;
        }

        long inode() {
            return inode;
        }

        long position() {
            return position;
        }

        void position(long value) {
            position = value;
        }

        @Override
        public int fileType() {
            return FileTypes.REGULAR;
        }

        @Override
        public long rights() {
            return Rights.READ | Rights.SEEK | Rights.TELL | Rights.STAT;
        }
    }

    /** An open directory, known by its path below the root. */
    record OpenDirectory(List<String> path, Directory directory) implements Descriptor {
        @Override
        public int fileType() {
            return FileTypes.DIRECTORY;
        }

        @Override
        public long rights() {
            return Rights.STAT | Rights.OPEN | Rights.LIST | Rights.PATH_STAT | Rights.READ_LINK;
        }
    }
}
