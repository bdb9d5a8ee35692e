/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.sandbox.FileTree;

/**
 * A guest ready to start: its code as JVM classes, the memory of its initialised interpreter, and the files it reads.
 *
 * @since 0.1
 */
public final class GuestImage {

    private final String identity;
    private final String codeDigest;
    private final FileTree files;

    private GuestImage(String identity, String codeDigest, FileTree files) {
        this.identity = identity;
        this.codeDigest = codeDigest;
        this.files = files;
    }

    /**
     * Loads an image from the resources that the image builder wrote.
     *
     * @param loader where the resources and the guest's classes are
     * @param directory the resource directory, as in {@code dev/capsule/guest/python}
     */
    public static GuestImage load(ClassLoader loader, String directory) {
        return new GuestImage(directory, loader.toString(), FileTree.EMPTY);
    }

    /** A digest over code, memory and files: what caches use as key. */
    public String identity() {
        return identity;
    }

    /** The digest of the code section, which every task module of this guest shares. */
    public String codeDigest() {
        return codeDigest;
    }

    /** The files the interpreter itself needs, such as its library. */
    public FileTree files() {
        return files;
    }
}
