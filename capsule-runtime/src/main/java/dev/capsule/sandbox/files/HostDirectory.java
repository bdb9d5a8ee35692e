/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open directory of the host. Everything is done relative to the open directory, by a single name and without
 * following links, so that whoever moves directories around meanwhile changes nothing.
 */
final class HostDirectory implements AutoCloseable {

    private static final Path SELF = Path.of(".");

    private static final Set<OpenOption> BOTH_ENDS =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> stream;

    private HostDirectory(SecureDirectoryStream<Path> stream) {
        this.stream = stream;
    }

    /**
     * Opens a directory by its path, whose links are followed.
     *
     * @throws UnsupportedOperationException when this platform cannot keep a guest inside a directory
     */
    @SuppressWarnings("StreamResourceLeak") // whoever opens a directory closes it
    static HostDirectory open(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new HostDirectory(secure);
        }
        stream.close();
        throw new UnsupportedOperationException("no SecureDirectoryStream");
    }

    HostDirectory directory(String name) throws IOException {
        Path path = HostErrors.name(name);
        return new HostDirectory(PipeRelief.open(
                () -> stream.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS), () -> openBothEnds(name)));
    }

    /** Opens this directory once more: a stream can be listed only once. */
    HostDirectory again() throws IOException {
        return new HostDirectory(stream.newDirectoryStream(SELF, LinkOption.NOFOLLOW_LINKS));
    }

    Iterator<Path> names() {
        return stream.iterator();
    }

    BasicFileAttributes attributes() throws IOException {
        return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
    }

    BasicFileAttributes attributes(String name) throws IOException {
        return view(name).readAttributes();
    }

    @Nullable
    BasicFileAttributes find(String name) throws IOException {
        try {
            return attributes(name);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    BasicFileAttributeView view() {
        return stream.getFileAttributeView(BasicFileAttributeView.class);
    }

    BasicFileAttributeView view(String name) {
        return stream.getFileAttributeView(
                HostErrors.name(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    SeekableByteChannel channel(String name, Set<? extends OpenOption> options) throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        Path path = HostErrors.name(name);
        return PipeRelief.open(() -> stream.newByteChannel(path, all), () -> openBothEnds(name));
    }

    /** A pipe that is opened in both directions has both its ends, so that this does not wait and nobody else does. */
    private void openBothEnds(String name) {
        try {
            if (attributes(name).isOther()) {
                stream.newByteChannel(HostErrors.name(name), BOTH_ENDS).close();
            }
        } catch (IOException | ClosedDirectoryStreamException e) {
            // it is no pipe any more, or not one that this process may write to
            return;
        }
    }

    void deleteFile(String name) throws IOException {
        stream.deleteFile(HostErrors.name(name));
    }

    void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(HostErrors.name(name));
    }

    void move(String name, HostDirectory target, String newName) throws IOException {
        stream.move(HostErrors.name(name), target.stream, HostErrors.name(newName));
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // nothing was written through it, and its descriptor is gone all the same
            return;
        }
    }
}
