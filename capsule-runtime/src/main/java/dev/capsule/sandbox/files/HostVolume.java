/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import dev.capsule.sandbox.files.HostErrors.Operation;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A directory of the host that a guest was granted. It is held open, so that it stays the one that was granted. */
final class HostVolume implements Volume {

    /** Above any directory that a task works with; more would fill the host's memory. */
    private static final int MOST_ENTRIES = 200_000;

    private final HostMount mount;
    private final HostDirectory root;
    private final List<Path> used;
    private final Quota written;

    /**
     * @param used what is granted anywhere: it cannot be moved or removed, because grants would move with it
     * @param written what may be written to the disk
     */
    HostVolume(HostMount mount, HostDirectory root, List<Path> used, Quota written) {
        this.mount = mount;
        this.root = root;
        this.used = used;
        this.written = written;
    }

    private interface Visit<R> {
        R at(HostPlace place) throws IOException;
    }

    private <R> R visit(List<String> path, boolean followLink, Visit<R> visit) {
        return HostErrors.translate((Operation<R>) () -> {
            try (HostWalk walk = walk()) {
                return visit.at(walk.go(mount.inDirectory(path), followLink));
            }
        });
    }

    private HostWalk walk() {
        return new HostWalk(root, mount.directory(), mount::hides);
    }

    @Override
    public @Nullable FileStatus find(List<String> path, boolean followLink) {
        try {
            return visit(
                            path,
                            followLink,
                            place -> Optional.ofNullable(place.attributes()).map(HostFile::status))
                    .orElse(null);
        } catch (FileException e) {
            if (e.error() == FileError.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public OpenFile open(List<String> path, OpenMode mode, boolean followLink) {
        return visit(path, followLink, place -> {
            BasicFileAttributes attributes = place.attributes();
            if (attributes != null && mode.create() && mode.exclusive()) {
                throw FileError.EXISTS.failure();
            }
            if (attributes == null && !mode.create()) {
                throw FileError.NOT_FOUND.failure();
            }
            if (mode.changes() && !mount.writable() && (attributes == null || mode.write() || mode.truncate())) {
                throw FileError.ACCESS.failure();
            }
            requireRegular(attributes);
            return HostFile.open(place, mode, written, times -> times(path, times, followLink));
        });
    }

    /** Opening a pipe or a device can wait for ever, and do more than a guest may. */
    private static void requireRegular(@Nullable BasicFileAttributes attributes) {
        if (attributes != null && attributes.isDirectory()) {
            throw FileError.IS_DIRECTORY.failure();
        } else if (attributes != null && attributes.isSymbolicLink()) {
            throw FileError.LOOP.failure();
        } else if (attributes != null && attributes.isOther()) {
            throw FileError.SPECIAL_FILE.failure();
        }
    }

    @Override
    public List<DirectoryEntry> list(List<String> path, Runnable visitor) {
        return visit(path, true, place -> {
            if (!place.existing().isDirectory()) {
                throw FileError.NOT_DIRECTORY.failure();
            }
            try (HostDirectory directory = place.name() == null
                    ? place.parent().again()
                    : place.parent().directory(place.name())) {
                return entries(directory, place.names(), visitor);
            }
        });
    }

    private List<DirectoryEntry> entries(HostDirectory directory, List<String> path, Runnable visitor)
            throws IOException {
        List<DirectoryEntry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>(path);
        for (String name : names(directory, visitor)) {
            names.add(name);
            BasicFileAttributes attributes = mount.hides(names) ? null : directory.find(name);
            names.remove(names.size() - 1);
            if (attributes != null) {
                entries.add(new DirectoryEntry(name, HostFile.status(attributes).kind()));
            }
        }
        return entries;
    }

    private static Set<String> names(HostDirectory directory, Runnable visitor) {
        Set<String> names = new TreeSet<>();
        try {
            for (Iterator<Path> files = directory.names(); files.hasNext(); ) {
                visitor.run();
                names.add(String.valueOf(files.next().getFileName()));
                if (names.size() > MOST_ENTRIES) {
                    throw FileError.TOO_LARGE.failure();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw FileError.IO.failure();
        }
        return names;
    }

    @Override
    public String readLink(List<String> path) {
        return visit(path, false, place -> {
            if (!place.existing().isSymbolicLink()) {
                throw FileError.INVALID.failure();
            }
            Path target = Files.readSymbolicLink(path(place.names()));
            // it may have become another link by now, and an absolute one tells where things are on the host
            if (target.isAbsolute()) {
                throw FileError.ACCESS.failure();
            }
            return target.toString();
        });
    }

    @Override
    public void createDirectory(List<String> path) {
        change(path, place -> {
            if (place.attributes() != null) {
                throw FileError.EXISTS.failure();
            }
            requireWritable();
            create(place);
        });
    }

    /**
     * Java cannot create a directory relative to an open one. So it is created under a name that the guest cannot
     * guess, in the volume's root, and moved from there.
     */
    private void create(HostPlace place) throws IOException {
        String name = place.ownName();
        String staged = ".capsule-" + UUID.randomUUID();
        Path stage = mount.directory().resolve(staged);
        Files.createDirectory(stage);
        BasicFileAttributes seen = root.find(staged);
        if (seen == null || !seen.isDirectory()) {
            // the root is elsewhere by now: whatever is at its path is none of the guest's business
            Files.delete(stage);
            throw FileError.NOT_FOUND.failure();
        }
        try {
            root.move(staged, place.parent(), name);
        } catch (IOException e) {
            root.deleteDirectory(staged);
            throw e;
        }
    }

    @Override
    public void removeDirectory(List<String> path) {
        change(path, place -> {
            if (!place.existing().isDirectory()) {
                throw FileError.NOT_DIRECTORY.failure();
            }
            requireWritable();
            requireUnused(place.names());
            place.parent().deleteDirectory(place.ownName());
        });
    }

    @Override
    public void unlink(List<String> path) {
        change(path, place -> {
            if (place.existing().isDirectory()) {
                throw FileError.IS_DIRECTORY.failure();
            }
            requireWritable();
            requireUnused(place.names());
            place.parent().deleteFile(place.ownName());
        });
    }

    @Override
    public void rename(List<String> from, List<String> to) {
        change(
                from,
                source -> change(to, target -> {
                    source.existing();
                    requireWritable();
                    requireUnused(source.names());
                    requireUnused(target.names());
                    source.parent().move(source.ownName(), target.parent(), target.ownName());
                }));
    }

    @Override
    public void times(List<String> path, FileTimes times, boolean followLink) {
        visit(path, followLink, place -> {
            BasicFileAttributes attributes = place.existing();
            requireWritable();
            if (!attributes.isDirectory()) {
                requireRegular(attributes);
            }
            String name = place.name();
            HostFile.times(name == null ? place.parent().view() : place.parent().view(name), times);
            return true;
        });
    }

    private interface Change {
        void at(HostPlace place) throws IOException;
    }

    /** Changes the file itself: what a link points to stays. */
    private void change(List<String> path, Change change) {
        visit(path, false, place -> {
            change.at(place);
            return true;
        });
    }

    private void requireUnused(List<String> names) {
        Path path = path(names);
        if (used.stream().anyMatch(granted -> granted.startsWith(path))) {
            throw FileError.BUSY.failure();
        }
    }

    private Path path(List<String> names) {
        Path path = mount.directory();
        for (String name : names) {
            path = path.resolve(HostErrors.name(name));
        }
        return path;
    }

    private void requireWritable() {
        if (!mount.writable()) {
            throw FileError.ACCESS.failure();
        }
    }

    @Override
    public void close() {
        root.close();
    }
}
