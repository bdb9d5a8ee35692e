/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does what the default provider does, and counts the steps. */
final class MortalProvider extends FileSystemProvider {

    private final FileSystemProvider real = FileSystems.getDefault().provider();
    private final FileSystem fileSystem;
    private final Steps steps;

    MortalProvider(FileSystem fileSystem, Steps steps) {
        this.fileSystem = fileSystem;
        this.steps = steps;
    }

    private Path looking(Path path) {
        steps.look();
        return MortalPath.unwrap(path);
    }

    private Path changing(Path path) {
        steps.change();
        return MortalPath.unwrap(path);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (!options.contains(StandardOpenOption.WRITE)) {
            return real.newByteChannel(looking(path), options, attributes);
        }
        return new MortalChannel(real.newByteChannel(changing(path), options, attributes), steps);
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        var path = looking(directory);
        if (!Files.exists(path)) {
            steps.change();
        }
        real.createDirectory(path, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        var file = looking(path);
        if (Files.exists(file)) {
            steps.change();
        }
        real.delete(file);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        real.copy(changing(source), MortalPath.unwrap(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        real.move(changing(source), MortalPath.unwrap(target), options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        real.setAttribute(changing(path), attribute, value, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        var names =
                real.newDirectoryStream(looking(directory), path -> filter.accept(MortalPath.wrap(path, fileSystem)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return MortalPath.wrapAll(names.iterator(), fileSystem);
            }

            @Override
            public void close() throws IOException {
                names.close();
            }
        };
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return real.isSameFile(looking(path), MortalPath.unwrap(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(looking(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(looking(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        real.checkAccess(looking(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(looking(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return real.readAttributes(looking(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return real.readAttributes(looking(path), attributes, options);
    }

    @Override
    public String getScheme() {
        return "mortal";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
        return real.newFileSystem(uri, environment);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return MortalPath.wrap(real.getPath(uri), fileSystem);
    }
}
