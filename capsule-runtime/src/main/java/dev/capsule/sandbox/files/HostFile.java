/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open file of the host. */
final class HostFile implements OpenFile {

    /** How many files of the host all guests of this JVM may have open, which has to open files itself, too. */
    static final int MOST_OPEN = 512;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final FileChannel channel;
    private final OpenMode mode;
    private final Quota written;
    private final Consumer<FileTimes> setTimes;
    private FileStatus asOpened;
    private boolean closed;

    private HostFile(
            FileChannel channel, OpenMode mode, Quota written, Consumer<FileTimes> setTimes, FileStatus asOpened) {
        this.channel = channel;
        this.mode = mode;
        this.written = written;
        this.setTimes = setTimes;
        this.asOpened = asOpened;
    }

    /**
     * Opens a file.
     *
     * @param setTimes sets the times of the file, which Java does by its name
     */
    static HostFile open(HostPlace place, OpenMode mode, Quota written, Consumer<FileTimes> setTimes)
            throws IOException {
        boolean opened = false;
        try {
            if (OPEN.incrementAndGet() > MOST_OPEN) {
                throw FileError.TOO_MANY_OPEN.failure();
            }
            HostFile file = openCounted(place, mode, written, setTimes);
            opened = true;
            return file;
        } finally {
            if (!opened) {
                OPEN.decrementAndGet();
            }
        }
    }

    private static HostFile openCounted(HostPlace place, OpenMode mode, Quota written, Consumer<FileTimes> setTimes)
            throws IOException {
        String name = place.ownName();
        FileChannel channel = (FileChannel) place.parent().channel(name, options(mode, place.attributes() == null));
        try {
            // what has no positions is a pipe that came to be there just now
            channel.position();
            return new HostFile(
                    channel, mode, written, setTimes, status(place.parent().attributes(name)));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Set<OpenOption> options(OpenMode mode, boolean isNew) {
        Set<OpenOption> options = new HashSet<>();
        if (mode.read() || !mode.write()) {
            options.add(StandardOpenOption.READ);
        }
        if (mode.write() || isNew || mode.truncate()) {
            options.add(StandardOpenOption.WRITE);
        }
        if (mode.create() && mode.exclusive()) {
            options.add(StandardOpenOption.CREATE_NEW);
        } else if (mode.create()) {
            options.add(StandardOpenOption.CREATE);
        }
        if (mode.truncate()) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return options;
    }

    static FileStatus status(BasicFileAttributes attributes) {
        FileStatus.Kind kind = attributes.isRegularFile()
                ? FileStatus.Kind.FILE
                : attributes.isDirectory()
                        ? FileStatus.Kind.DIRECTORY
                        : attributes.isSymbolicLink() ? FileStatus.Kind.LINK : FileStatus.Kind.SPECIAL;
        long modified = nanos(attributes.lastModifiedTime());
        return new FileStatus(
                kind,
                kind == FileStatus.Kind.FILE ? attributes.size() : 0,
                nanos(attributes.lastAccessTime()),
                modified,
                modified);
    }

    static void times(BasicFileAttributeView view, FileTimes times) throws IOException {
        view.setTimes(fileTime(times.modified()), fileTime(times.accessed()), null);
    }

    private static @Nullable FileTime fileTime(@Nullable Long nanos) {
        return nanos == null ? null : FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }

    private static long nanos(FileTime time) {
        Instant instant = time.toInstant();
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    @Override
    public FileStatus status() {
        long size = HostErrors.translate(channel::size);
        return new FileStatus(
                asOpened.kind(), size, asOpened.accessedNanos(), asOpened.modifiedNanos(), asOpened.changedNanos());
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) {
        int count = HostErrors.translate(() -> channel.read(ByteBuffer.wrap(target, offset, length), position));
        return Math.max(count, 0);
    }

    @Override
    public void write(long position, byte[] source, int offset, int length) {
        requireWritable();
        HostErrors.translate(() -> {
            // a gap that is left takes no room on the disk, but nobody knows what comes to read it
            written.take(Math.max(length, position + length - channel.size()));
            ByteBuffer bytes = ByteBuffer.wrap(source, offset, length);
            for (long at = position; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
        });
        changed();
    }

    @Override
    public void append(byte[] source, int offset, int length) {
        write(HostErrors.translate(channel::size), source, offset, length);
    }

    @Override
    public void resize(long size) {
        requireWritable();
        HostErrors.translate(() -> {
            long added = size - channel.size();
            if (added > 0) {
                written.take(added);
                channel.write(ByteBuffer.allocate(1), size - 1);
            } else {
                channel.truncate(size);
            }
        });
        changed();
    }

    private void requireWritable() {
        if (!mode.write()) {
            throw FileError.ACCESS.failure();
        }
    }

    private void changed() {
        long now = nanos(FileTime.from(Instant.now()));
        asOpened = new FileStatus(asOpened.kind(), 0, asOpened.accessedNanos(), now, now);
    }

    @Override
    public void times(FileTimes times) {
        setTimes.accept(times);
    }

    @Override
    public void sync() {
        HostErrors.translate(() -> channel.force(true));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            OPEN.decrementAndGet();
            HostErrors.translate(channel::close);
        }
    }
}
