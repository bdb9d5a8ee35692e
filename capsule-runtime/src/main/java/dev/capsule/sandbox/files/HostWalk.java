/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Goes from a volume's root to a file, one name at a time, and opens each directory relative to the one before. A
 * symbolic link is not handed to the operating system: what it says is gone through here, so that it cannot lead out.
 */
final class HostWalk implements AutoCloseable {

    private static final int MOST_LINKS = 40;
    private static final int MOST_NAMES = 512;
    private static final int LONGEST_NAME = 255;

    private final HostDirectory root;
    private final Path rootPath;
    private final Predicate<List<String>> hidden;
    private final List<HostDirectory> opened = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Deque<String> left = new ArrayDeque<>();
    private int links;

    /**
     * @param rootPath where the root is, for reading links and for those that are absolute
     * @param hidden the paths below the root that are not there for the guest
     */
    HostWalk(HostDirectory root, Path rootPath, Predicate<List<String>> hidden) {
        this.root = root;
        this.rootPath = rootPath;
        this.hidden = hidden;
    }

    HostPlace go(List<String> path, boolean followLast) throws IOException {
        left.addAll(path);
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            if (name.equals("..")) {
                up();
                continue;
            }
            List<String> here = enter(name);
            BasicFileAttributes attributes = here().find(name);
            boolean last = left.isEmpty();
            if (attributes != null && attributes.isSymbolicLink() && (followLast || !last)) {
                follow(here);
            } else if (last) {
                return new HostPlace(here(), name, here, attributes);
            } else if (attributes == null) {
                throw FileError.NOT_FOUND.failure();
            } else if (!attributes.isDirectory()) {
                throw FileError.NOT_DIRECTORY.failure();
            } else {
                opened.add(here().directory(name));
                done.add(name);
            }
        }
        return new HostPlace(here(), null, List.copyOf(done), here().attributes());
    }

    private HostDirectory here() {
        return opened.isEmpty() ? root : opened.get(opened.size() - 1);
    }

    private List<String> enter(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME || done.size() >= MOST_NAMES) {
            throw FileError.NAME_TOO_LONG.failure();
        }
        List<String> names = new ArrayList<>(done);
        names.add(name);
        if (hidden.test(names)) {
            throw FileError.NOT_FOUND.failure();
        }
        return List.copyOf(names);
    }

    private void up() {
        if (opened.isEmpty()) {
            throw FileError.NOT_FOUND.failure();
        }
        opened.remove(opened.size() - 1).close();
        done.remove(done.size() - 1);
    }

    /**
     * Goes on with what a link says. It is read by its path, so that it may be another one by now; whatever it says,
     * the way that it describes is gone from inside the root.
     */
    private void follow(List<String> link) throws IOException {
        if (++links > MOST_LINKS) {
            throw FileError.LOOP.failure();
        }
        Path target = Files.readSymbolicLink(path(link));
        if (target.isAbsolute()) {
            Path inside = target.normalize();
            if (!inside.startsWith(rootPath)) {
                throw FileError.NOT_FOUND.failure();
            }
            while (!opened.isEmpty()) {
                up();
            }
            target = rootPath.relativize(inside);
        }
        for (int i = target.getNameCount() - 1; i >= 0; i--) {
            String name = target.getName(i).toString();
            if (!name.isEmpty() && !name.equals(".")) {
                left.addFirst(name);
            }
        }
    }

    private Path path(List<String> names) {
        Path path = rootPath;
        for (String name : names) {
            path = path.resolve(HostErrors.name(name));
        }
        return path;
    }

    @Override
    public void close() {
        opened.forEach(HostDirectory::close);
    }
}
