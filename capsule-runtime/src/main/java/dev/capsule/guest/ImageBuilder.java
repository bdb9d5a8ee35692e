/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a guest image as classes and resources of a jar. Run when a language's SDK is built, never on a user's machine.
 */
public final class ImageBuilder {

    private static final int FIXED_ARGUMENTS = 4;

    private ImageBuilder() {}

    /**
     * Builds an image, or takes it from the cache.
     *
     * @param arguments the guest's module, the output directory, the resource directory below it, the name for the main
     *     class, and then pairs of a path in the guest and the file that it shows
     */
    public static void main(String[] arguments) {
        Map<String, Path> files = new TreeMap<>();
        for (int i = FIXED_ARGUMENTS; i + 1 < arguments.length; i += 2) {
            files.put(arguments[i], Path.of(arguments[i + 1]));
        }
        Path output = Path.of(arguments[1]);
        ImageRecipe recipe = new ImageRecipe(Path.of(arguments[0]), arguments[2], arguments[3], files);
        try {
            ImageCache.fill(output, recipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
