/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

import dev.capsule.sandbox.FileTree.Node;

/** The types of files as WASI numbers them. */
final class FileTypes {

    static final int CHARACTER_DEVICE = 2;
    static final int DIRECTORY = 3;
    static final int REGULAR = 4;

    private FileTypes() {}

    static int of(Node node) {
        return node instanceof FileTree.File ? REGULAR : DIRECTORY;
    }
}
