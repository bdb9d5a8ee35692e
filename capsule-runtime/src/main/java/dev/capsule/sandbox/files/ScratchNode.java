/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.Map;
import java.util.TreeMap;

/** A file or directory that is held in memory. */
abstract sealed class ScratchNode {

    private long accessed;
    private long modified;
    private long changed;

    private ScratchNode(long now) {
        accessed = now;
        modified = now;
        changed = now;
    }

    abstract FileStatus status();

    final FileStatus status(FileStatus.Kind kind, long size) {
        return new FileStatus(kind, size, accessed, modified, changed);
    }

    final void touch(long now) {
        modified = now;
        changed = now;
    }

    final void times(FileTimes times, long now) {
        Long newAccessed = times.accessed();
        Long newModified = times.modified();
        accessed = newAccessed == null ? accessed : newAccessed;
        modified = newModified == null ? modified : newModified;
        changed = now;
    }

    static final class Folder extends ScratchNode {
        final Map<String, ScratchNode> children = new TreeMap<>();

        Folder(long now) {
            super(now);
        }

        @Override
        FileStatus status() {
            return status(FileStatus.Kind.DIRECTORY, 0);
        }
    }

    static final class Content extends ScratchNode {
        final ScratchBytes bytes;
        private int opened;
        private boolean unlinked;

        Content(ScratchBytes bytes, long now) {
            super(now);
            this.bytes = bytes;
        }

        @Override
        FileStatus status() {
            return status(FileStatus.Kind.FILE, bytes.size());
        }

        void open() {
            opened++;
        }

        /** The content of a file that has no name goes with the last that has it open. */
        void close() {
            opened--;
            dropIfUnreachable();
        }

        void unlink() {
            unlinked = true;
            dropIfUnreachable();
        }

        private void dropIfUnreachable() {
            if (unlinked && opened == 0) {
                bytes.resize(0);
            }
        }
    }
}
