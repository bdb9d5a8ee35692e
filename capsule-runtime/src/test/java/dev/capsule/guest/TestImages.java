/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.wasm.wat.Wat;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Guest images for tests. */
public final class TestImages {

    private TestImages() {}

    /** Builds the image of a guest in text format. */
    public static GuestImage of(String guest, Path directory) throws IOException {
        Path module = directory.resolve("guest.wasm");
        Files.write(module, Wat.assemble(guest));
        Path file = directory.resolve("data.txt");
        Files.writeString(file, "library");
        Path output = directory.resolve("classes");
        new ImageRecipe(module, "image", "dev.capsule.test.code.Guest", Map.of("lib/data.txt", file)).make(output);
        URL[] urls = {output.toUri().toURL()};
        return GuestImage.load(new URLClassLoader(urls, GuestImage.class.getClassLoader()), "image");
    }
}
