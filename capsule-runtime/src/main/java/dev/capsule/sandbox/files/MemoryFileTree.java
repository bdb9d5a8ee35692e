/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that are held in memory and never change. Contents are fetched when a guest first reads them and are not copied.
 *
 * @since 0.1
 */
public final class MemoryFileTree implements FileTree {

    private final Node root;

    private MemoryFileTree(Node root) {
        this.root = root;
    }

    /** Starts an empty tree. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public @Nullable Node find(List<String> path) {
        Node node = root;
        for (String name : path) {
            if (!(node instanceof Folder folder)) {
                return null;
            }
            Node child = folder.children().get(name);
            if (child == null) {
                return null;
            }
            node = child;
        }
        return node;
    }

    /** Collects files. */
    public static final class Builder {

        private final Folder root = new Folder(new TreeMap<>());

        private Builder() {}

        /**
         * Adds a file and the directories above it.
         *
         * @param path the path below the root with forward slashes, as in {@code lib/python313.zip}
         * @param content fetches the bytes, at most once; nobody may change them afterwards
         */
        public Builder file(String path, Supplier<byte[]> content) {
            String[] names = path.split("/", -1);
            Folder folder = root;
            for (int i = 0; i < names.length - 1; i++) {
                Node child = folder.children().computeIfAbsent(names[i], name -> new Folder(new TreeMap<>()));
                if (!(child instanceof Folder next)) {
                    throw new IllegalArgumentException("a file is in the way of " + path);
                }
                folder = next;
            }
            if (folder.children().putIfAbsent(names[names.length - 1], new Content(content)) != null) {
                throw new IllegalArgumentException("there are two files " + path);
            }
            return this;
        }

        /** The finished tree. */
        public MemoryFileTree build() {
            return new MemoryFileTree(root);
        }
    }

    private record Folder(Map<String, Node> children) implements Directory {
        @Override
        public List<String> names() {
            return List.copyOf(children.keySet());
        }
    }

    private static final class Content implements File {
        private final Supplier<byte[]> source;
        private byte @Nullable [] bytes;

        private Content(Supplier<byte[]> source) {
            this.source = source;
        }

        private synchronized byte[] bytes() {
            if (bytes == null) {
                bytes = source.get();
            }
            return bytes;
        }

        @Override
        public long size() {
            return bytes().length;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            byte[] all = bytes();
            if (position >= all.length) {
                return 0;
            }
            int count = (int) Math.min(length, all.length - position);
            System.arraycopy(all, (int) position, target, offset, count);
            return count;
        }
    }
}
