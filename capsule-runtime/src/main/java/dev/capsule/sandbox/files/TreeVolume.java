/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import dev.capsule.sandbox.files.FileTree.Directory;
import dev.capsule.sandbox.files.FileTree.File;
import dev.capsule.sandbox.files.FileTree.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link FileTree}: what the guest brings along.
 *
 * @param tree the tree
 * @param root the path of the volume's root in it
 */
record TreeVolume(FileTree tree, List<String> root) implements ReadOnlyVolume {

    @Override
    public @Nullable FileStatus find(List<String> path, boolean followLink) {
        Node node = node(path);
        return node == null ? null : status(node);
    }

    @Override
    public OpenFile open(List<String> path, OpenMode mode, boolean followLink) {
        Node node = node(path);
        if (node == null) {
            throw (mode.create() ? FileError.ACCESS : FileError.NOT_FOUND).failure();
        }
        if (mode.create() && mode.exclusive()) {
            throw FileError.EXISTS.failure();
        }
        if (!(node instanceof File file)) {
            throw FileError.IS_DIRECTORY.failure();
        }
        if (mode.write() || mode.truncate()) {
            throw FileError.ACCESS.failure();
        }
        return new TreeFile(file);
    }

    @Override
    public List<DirectoryEntry> list(List<String> path, Runnable visitor) {
        if (!(node(path) instanceof Directory directory)) {
            throw FileError.NOT_DIRECTORY.failure();
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        List<String> child = new ArrayList<>(path);
        for (String name : directory.names()) {
            visitor.run();
            child.add(name);
            Node node = node(child);
            if (node != null) {
                entries.add(new DirectoryEntry(name, status(node).kind()));
            }
            child.remove(child.size() - 1);
        }
        return entries;
    }

    private @Nullable Node node(List<String> path) {
        List<String> whole = new ArrayList<>(root);
        whole.addAll(path);
        return tree.find(whole);
    }

    private static FileStatus status(Node node) {
        return node instanceof File file
                ? FileStatus.timeless(FileStatus.Kind.FILE, file.size())
                : FileStatus.timeless(FileStatus.Kind.DIRECTORY, 0);
    }

    /** A file of the tree. */
    private record TreeFile(File file) implements OpenFile {

        @Override
        public FileStatus status() {
            return TreeVolume.status(file);
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, byte[] source, int offset, int length) {
            throw FileError.ACCESS.failure();
        }

        @Override
        public void append(byte[] source, int offset, int length) {
            throw FileError.ACCESS.failure();
        }

        @Override
        public void resize(long size) {
            throw FileError.ACCESS.failure();
        }

        @Override
        public void times(FileTimes times) {
            throw FileError.ACCESS.failure();
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}
