/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guest's open files: the standard streams, the root directory as 3, and what it opens. */
final class Descriptors {

    /** The number of the root directory. */
    static final int ROOT = 3;

    private static final int MOST = 256;

    private final List<@Nullable Descriptor> open = new ArrayList<>();

    Descriptors(FileTree files) {
        open.add(new Descriptor.Input());
        open.add(new Descriptor.Output(OutputListener.Stream.STDOUT));
        open.add(new Descriptor.Output(OutputListener.Stream.STDERR));
        FileTree.Node root = files.find(List.of());
        open.add(
                root instanceof FileTree.Directory directory
                        ? new Descriptor.OpenDirectory(List.of(), directory)
                        : null);
    }

    Descriptor get(int number) {
        Descriptor descriptor = number >= 0 && number < open.size() ? open.get(number) : null;
        if (descriptor == null) {
            throw Errno.BADF.failure();
        }
        return descriptor;
    }

    int add(Descriptor descriptor) {
        int free = open.indexOf(null);
        if (free >= 0) {
            open.set(free, descriptor);
            return free;
        }
        if (open.size() >= MOST) {
            throw Errno.MFILE.failure();
        }
        open.add(descriptor);
        return open.size() - 1;
    }

    void close(int number) {
        get(number);
        open.set(number, null);
    }

    /** Makes {@code to} mean what {@code from} means, and closes {@code from}. */
    void renumber(int from, int to) {
        Descriptor moved = get(from);
        get(to);
        open.set(to, moved);
        if (from != to) {
            open.set(from, null);
        }
    }

    Descriptor.OpenFile file(int number) {
        Descriptor descriptor = get(number);
        if (descriptor instanceof Descriptor.OpenFile file) {
            return file;
        }
        throw (descriptor instanceof Descriptor.OpenDirectory ? Errno.ISDIR : Errno.SPIPE).failure();
    }

    Descriptor.OpenDirectory directory(int number) {
        if (get(number) instanceof Descriptor.OpenDirectory directory) {
            return directory;
        }
        throw Errno.NOTDIR.failure();
    }
}
