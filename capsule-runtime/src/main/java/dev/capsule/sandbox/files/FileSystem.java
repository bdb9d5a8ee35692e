/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All files that one instance of a guest sees: what its image brings along, a private {@code /tmp} in memory, and what
 * it was granted of the host. Paths are the names from the root, without {@code .} and {@code ..}. Not safe for use by
 * several threads.
 */
public final class FileSystem implements AutoCloseable {

    /** What fits into {@code /tmp}, in bytes. */
    public static final long SCRATCH_BYTES = 64L << 20;

    /** What an instance may write to the host's disk, in bytes. */
    public static final long WRITTEN_BYTES = 1L << 30;

    /** A volume and where it is. */
    private record Mount(List<String> at, Volume volume) {

        boolean contains(List<String> path) {
            return path.size() >= at.size() && path.subList(0, at.size()).equals(at);
        }

        boolean isBelow(List<String> path) {
            return at.size() > path.size() && at.subList(0, path.size()).equals(path);
        }
    }

    /** A volume and a path in it. */
    private record Place(Volume volume, List<String> path) {}

    private final List<Mount> mounts = new ArrayList<>();

    /**
     * Mounts volumes.
     *
     * @param library what the guest's image brings along
     * @param granted what the guest may use of the host
     * @param heap where the memory of {@code /tmp} comes from
     * @param clock the time for files in {@code /tmp}, in nanoseconds since the epoch
     * @throws UncheckedIOException when something that was granted cannot be opened any more
     */
    public FileSystem(FileTree library, List<HostMount> granted, Quota.Heap heap, LongSupplier clock) {
        mounts.add(new Mount(List.of(), new EmptyVolume()));
        if (library.find(List.of()) instanceof FileTree.Directory top) {
            top.names().forEach(name -> add(List.of(name), new TreeVolume(library, List.of(name))));
        }
        add(List.of("tmp"), new ScratchVolume(new Quota(SCRATCH_BYTES, heap), clock));
        try {
            List<Path> used = granted.stream().map(HostMount::granted).toList();
            Quota written = new Quota(WRITTEN_BYTES, Quota.Heap.UNBOUNDED);
            for (HostMount mount : granted) {
                add(mount.guestPath(), new HostVolume(mount, mount.open(), used, written));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("a file that was granted cannot be opened", e);
        }
        // the nearest one counts
        mounts.sort(Comparator.comparing((Mount mount) -> -mount.at().size()));
    }

    private void add(List<String> at, Volume volume) {
        mounts.removeIf(mount -> mount.at().equals(at));
        mounts.add(new Mount(at, volume));
    }

    /** Finds a file; {@code null} when there is none. */
    public @Nullable FileStatus find(List<String> path, boolean followLink) {
        Place place = place(path);
        FileStatus found = place.volume().find(place.path(), followLink);
        return found == null && isAboveMount(path) ? FileStatus.timeless(FileStatus.Kind.DIRECTORY, 0) : found;
    }

    /** Opens a regular file. */
    public OpenFile open(List<String> path, OpenMode mode, boolean followLink) {
        Place place = place(path);
        return place.volume().open(place.path(), mode, followLink);
    }

    /**
     * Lists a directory by name.
     *
     * @param visitor is told of each entry, while they are collected
     */
    public List<DirectoryEntry> list(List<String> path, Runnable visitor) {
        Place place = place(path);
        Map<String, DirectoryEntry> entries = new TreeMap<>();
        if (place.volume().find(place.path(), true) != null || !isAboveMount(path)) {
            place.volume().list(place.path(), visitor).forEach(entry -> entries.put(entry.name(), entry));
        }
        for (Mount mount : mounts) {
            if (mount.isBelow(path)) {
                List<String> child = mount.at().subList(0, path.size() + 1);
                FileStatus status = find(child, true);
                String name = child.get(path.size());
                entries.put(name, new DirectoryEntry(name, status == null ? FileStatus.Kind.DIRECTORY : status.kind()));
            }
        }
        return List.copyOf(entries.values());
    }

    /** Returns what a symbolic link says. */
    public String readLink(List<String> path) {
        Place place = place(path);
        return place.volume().readLink(place.path());
    }

    /** Creates a directory. */
    public void createDirectory(List<String> path) {
        if (isAboveMount(path)) {
            throw FileError.EXISTS.failure();
        }
        Place place = place(path);
        place.volume().createDirectory(place.path());
    }

    /** Removes an empty directory. */
    public void removeDirectory(List<String> path) {
        Place place = unused(path);
        place.volume().removeDirectory(place.path());
    }

    /** Removes a file that is no directory. */
    public void unlink(List<String> path) {
        Place place = unused(path);
        place.volume().unlink(place.path());
    }

    /** Gives a file another name, replacing what has it. */
    public void rename(List<String> from, List<String> to) {
        Place source = unused(from);
        Place target = unused(to);
        if (source.volume() != target.volume()) {
            throw (source.volume().find(source.path(), false) == null ? FileError.NOT_FOUND : FileError.CROSS_DEVICE)
                    .failure();
        }
        source.volume().rename(source.path(), target.path());
    }

    /** Sets a file's times. */
    public void times(List<String> path, FileTimes times, boolean followLink) {
        Place place = place(path);
        place.volume().times(place.path(), times, followLink);
    }

    private Place place(List<String> path) {
        for (Mount mount : mounts) {
            if (mount.contains(path)) {
                return new Place(mount.volume(), path.subList(mount.at().size(), path.size()));
            }
        }
        throw FileError.NOT_FOUND.failure();
    }

    /** The place of something that can be moved or removed: no volume is mounted on it or below it. */
    private Place unused(List<String> path) {
        if (isAboveMount(path)) {
            throw FileError.BUSY.failure();
        }
        Place place = place(path);
        if (place.path().isEmpty()) {
            throw (place.volume() instanceof ReadOnlyVolume ? FileError.ACCESS : FileError.BUSY).failure();
        }
        return place;
    }

    private boolean isAboveMount(List<String> path) {
        return mounts.stream().anyMatch(mount -> mount.isBelow(path));
    }

    /** Closes the volumes; what was in {@code /tmp} is gone. */
    @Override
    public void close() {
        new ArrayList<>(mounts).forEach(mount -> mount.volume().close());
        mounts.clear();
    }
}
