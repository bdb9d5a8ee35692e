/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import dev.capsule.sandbox.files.ScratchNode.Content;
import dev.capsule.sandbox.files.ScratchNode.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Files in memory that nobody else sees and that end with the instance. */
final class ScratchVolume implements Volume {

    /** What a file takes beside its content, so that empty files fill the quota, too. */
    private static final int NODE_BYTES = 1024;

    private final Quota quota;
    private final LongSupplier clock;
    private final Folder root;

    ScratchVolume(Quota quota, LongSupplier clock) {
        this.quota = quota;
        this.clock = clock;
        this.root = new Folder(clock.getAsLong());
    }

    @Override
    public @Nullable FileStatus find(List<String> path, boolean followLink) {
        ScratchNode node = node(path);
        return node == null ? null : node.status();
    }

    @Override
    public OpenFile open(List<String> path, OpenMode mode, boolean followLink) {
        ScratchNode node = node(path);
        if (node == null) {
            if (!mode.create()) {
                throw FileError.NOT_FOUND.failure();
            }
            node = add(path, new Content(new ScratchBytes(quota), clock.getAsLong()));
        } else if (mode.create() && mode.exclusive()) {
            throw FileError.EXISTS.failure();
        }
        if (!(node instanceof Content content)) {
            throw FileError.IS_DIRECTORY.failure();
        }
        if (mode.truncate()) {
            content.bytes.resize(0);
            content.touch(clock.getAsLong());
        }
        return new ScratchFile(content, mode, clock);
    }

    @Override
    public List<DirectoryEntry> list(List<String> path, Runnable visitor) {
        List<DirectoryEntry> entries = new ArrayList<>();
        folder(path).children.forEach((name, node) -> {
            visitor.run();
            entries.add(new DirectoryEntry(name, node.status().kind()));
        });
        return entries;
    }

    @Override
    public String readLink(List<String> path) {
        existing(path);
        throw FileError.INVALID.failure();
    }

    @Override
    public void createDirectory(List<String> path) {
        if (node(path) != null) {
            throw FileError.EXISTS.failure();
        }
        add(path, new Folder(clock.getAsLong()));
    }

    @Override
    public void removeDirectory(List<String> path) {
        if (!(existing(path) instanceof Folder folder)) {
            throw FileError.NOT_DIRECTORY.failure();
        }
        if (!folder.children.isEmpty()) {
            throw FileError.NOT_EMPTY.failure();
        }
        remove(path);
    }

    @Override
    public void unlink(List<String> path) {
        if (!(existing(path) instanceof Content content)) {
            throw FileError.IS_DIRECTORY.failure();
        }
        remove(path);
        content.unlink();
    }

    @Override
    public void rename(List<String> from, List<String> to) {
        folder(parent(from));
        folder(parent(to));
        ScratchNode node = existing(from);
        ScratchNode replaced = node(to);
        if (from.equals(to)) {
            return;
        }
        if (to.size() > from.size() && to.subList(0, from.size()).equals(from)) {
            throw FileError.INVALID.failure();
        }
        if (replaced instanceof Folder && !(node instanceof Folder)) {
            throw FileError.IS_DIRECTORY.failure();
        } else if (replaced instanceof Folder) {
            removeDirectory(to);
        } else if (replaced != null && node instanceof Folder) {
            throw FileError.NOT_DIRECTORY.failure();
        } else if (replaced != null) {
            unlink(to);
        }
        remove(from);
        add(to, node);
    }

    @Override
    public void times(List<String> path, FileTimes times, boolean followLink) {
        existing(path).times(times, clock.getAsLong());
    }

    @Override
    public void close() {
        quota.close();
    }

    private @Nullable ScratchNode node(List<String> path) {
        ScratchNode node = root;
        for (String name : path) {
            if (!(node instanceof Folder folder)) {
                throw FileError.NOT_DIRECTORY.failure();
            }
            node = folder.children.get(name);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private ScratchNode existing(List<String> path) {
        ScratchNode node = node(path);
        if (node == null) {
            throw FileError.NOT_FOUND.failure();
        }
        return node;
    }

    private Folder folder(List<String> path) {
        if (existing(path) instanceof Folder folder) {
            return folder;
        }
        throw FileError.NOT_DIRECTORY.failure();
    }

    private ScratchNode add(List<String> path, ScratchNode node) {
        Folder folder = folder(parent(path));
        quota.take(NODE_BYTES);
        folder.children.put(path.get(path.size() - 1), node);
        folder.touch(clock.getAsLong());
        return node;
    }

    private void remove(List<String> path) {
        Folder folder = folder(parent(path));
        folder.children.remove(path.get(path.size() - 1));
        folder.touch(clock.getAsLong());
        quota.giveBack(NODE_BYTES);
    }

    private static List<String> parent(List<String> path) {
        if (path.isEmpty()) {
            throw FileError.BUSY.failure();
        }
        return path.subList(0, path.size() - 1);
    }
}
