/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.sandbox.files.FileTree;
import dev.capsule.sandbox.files.MemoryFileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A guest ready to start: its code as JVM classes, the memory of its initialised interpreter, and the files it reads.
 * All of it are resources that {@link ImageBuilder} wrote; each is loaded when it is needed.
 *
 * @since 0.1
 */
public final class GuestImage {

    private final ClassLoader loader;
    private final String directory;
    private final String identity;
    private final String codeDigest;
    private final String mainClass;
    private final FileTree files;

    private GuestImage(ClassLoader loader, String directory, Properties properties) {
        this.loader = loader;
        this.directory = directory;
        this.identity = required(properties, ImageResources.IDENTITY);
        this.codeDigest = required(properties, ImageResources.CODE_DIGEST);
        this.mainClass = required(properties, ImageResources.MAIN_CLASS);
        MemoryFileTree.Builder tree = MemoryFileTree.builder();
        for (String path : required(properties, ImageResources.FILES).split("\\s+", -1)) {
            if (!path.isEmpty()) {
                tree.file(path, () -> resource(ImageResources.FILE_DIRECTORY + path));
            }
        }
        this.files = tree.build();
    }

    /**
     * Opens an image.
     *
     * @param loader where the resources and the guest's classes are
     * @param directory the resource directory, as in {@code dev/capsule/guest/python}
     */
    public static GuestImage load(ClassLoader loader, String directory) {
        Properties properties = new Properties();
        try (InputStream in = open(loader, directory, ImageResources.PROPERTIES)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GuestImage(loader, directory, properties);
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("a guest image's properties have no " + key);
        }
        return value;
    }

    /** A digest over code, memory and files: what caches use as key. */
    public String identity() {
        return identity;
    }

    /** The digest of the code, which every task module of this guest shares. */
    public String codeDigest() {
        return codeDigest;
    }

    /** The files the interpreter itself needs, such as its library. */
    public FileTree files() {
        return files;
    }

    /** The name of the main one of the compiled classes. */
    public String mainClass() {
        return mainClass;
    }

    /** Where the compiled classes are. */
    public ClassLoader classLoader() {
        return loader;
    }

    /** The whole module with its code, but without the contents of its memory. */
    public byte[] module() {
        return resource(ImageResources.MODULE);
    }

    /** What is left of the module when its code is compiled and its state restored. */
    public byte[] moduleWithoutCode() {
        return resource(ImageResources.MODULE_WITHOUT_CODE);
    }

    /**
     * Opens the memory of the initialised interpreter.
     *
     * @throws IOException when the guest's jar cannot be read
     */
    public InputStream openMemory() throws IOException {
        return open(loader, directory, ImageResources.MEMORY);
    }

    /** The rest of its state, in the form of the engine that made the image. */
    public byte[] state() {
        return resource(ImageResources.STATE);
    }

    /** The names of the functions by their index, for messages. */
    public Map<Integer, String> functionNames() {
        Map<Integer, String> names = new HashMap<>();
        new String(resource(ImageResources.NAMES), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> {
                    int space = line.indexOf(' ');
                    names.put(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
                });
        return names;
    }

    private byte[] resource(String name) {
        try (InputStream in = open(loader, directory, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(ClassLoader loader, String directory, String name) throws IOException {
        InputStream in = loader.getResourceAsStream(directory + "/" + name);
        if (in == null) {
            throw new IOException(
                    "there is no resource " + directory + "/" + name + ": the guest's jar is not complete");
        }
        return in;
    }
}
