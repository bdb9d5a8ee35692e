/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.files.FileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The guest's open files: the standard streams, the root directory as 3, and what it opens. */
final class Descriptors {

    /** The number of the root directory. */
    static final int ROOT = 3;

    private static final int MOST = 256;

    private final List<@Nullable Descriptor> open = new ArrayList<>();

    Descriptors() {
        open.add(new Descriptor.Input());
        open.add(new Descriptor.Output(OutputListener.Stream.STDOUT));
        open.add(new Descriptor.Output(OutputListener.Stream.STDERR));
        open.add(new Descriptor.OpenDirectory(List.of()));
    }

    Descriptor get(int number) {
        Descriptor descriptor = number >= 0 && number < open.size() ? open.get(number) : null;
        if (descriptor == null) {
            throw Errno.BADF.failure();
        }
        return descriptor;
    }

    void requireRoom() {
        if (open.size() >= MOST && !open.contains(null)) {
            throw Errno.MFILE.failure();
        }
    }

    int add(Descriptor descriptor) {
        int free = open.indexOf(null);
        if (free >= 0) {
            open.set(free, descriptor);
            return free;
        }
        requireRoom();
        open.add(descriptor);
        return open.size() - 1;
    }

    void close(int number) {
        Descriptor closed = get(number);
        open.set(number, null);
        closed.close();
    }

    /** Makes {@code to} mean what {@code from} means, and closes {@code from}. */
    void renumber(int from, int to) {
        Descriptor moved = get(from);
        Descriptor replaced = get(to);
        if (from != to) {
            open.set(to, moved);
            open.set(from, null);
            replaced.close();
        }
    }

    /** Closes everything, also while a guest that was left behind still uses it. */
    void closeAll() {
        new ArrayList<>(open).forEach(Descriptors::closeQuietly);
        open.clear();
    }

    private static void closeQuietly(@Nullable Descriptor descriptor) {
        try {
            if (descriptor != null) {
                descriptor.close();
            }
        } catch (FileException ignored) {
            // the guest is gone, and the others are to be closed, too
        }
    }

    /** The file behind a descriptor, which was opened for what is asked. */
    Descriptor.RegularFile file(int number, long right) {
        if (right == Rights.WRITE && (get(number).rights() & right) == 0) {
            throw Errno.BADF.failure();
        }
        Descriptor.RegularFile file = file(number);
        if ((file.rights() & right) == 0) {
            throw Errno.BADF.failure();
        }
        return file;
    }

    Descriptor.RegularFile file(int number) {
        Descriptor descriptor = get(number);
        if (descriptor instanceof Descriptor.RegularFile file) {
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
