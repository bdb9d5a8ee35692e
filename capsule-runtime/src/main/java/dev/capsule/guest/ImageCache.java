/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.engine.code.CodeCompiler;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps built images under {@code ${CAPSULE_CACHE:-~/.cache/capsule}}, named after all that they are made from: the
 * guest, its files, and the classes of the runtime and of Chicory that make them.
 */
final class ImageCache {

    private static final List<String> BUILDING_PACKAGES =
            List.of("dev/capsule/engine", "dev/capsule/guest", "dev/capsule/sandbox", "dev/capsule/wasm");

    private ImageCache() {}

    /** Copies the image into a directory, and makes it before if no earlier build did. */
    static void fill(Path output, ImageRecipe recipe) throws IOException {
        Path cached = directory().resolve(key(recipe));
        if (!Files.isDirectory(cached)) {
            Files.createDirectories(cached.getParent());
            Path unfinished = Files.createTempDirectory(cached.getParent(), "unfinished");
            try {
                recipe.make(unfinished);
                moveUnlessThere(unfinished, cached);
            } finally {
                delete(unfinished);
            }
        }
        System.out.print(Files.readString(cached.resolve(recipe.directory()).resolve(ImageResources.REPORT)));
        copy(cached, output);
    }

    private static void moveUnlessThere(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path directory() {
        String configured = System.getenv("CAPSULE_CACHE");
        Path root = configured != null
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache", "capsule");
        return root.resolve("image");
    }

    private static String key(ImageRecipe recipe) throws IOException {
        ContentDigest key = new ContentDigest().add(recipe.directory()).add(recipe.mainClass());
        key.add(ImageRecipe.read(recipe.module()));
        recipe.files().forEach((path, file) -> key.add(path).add(ImageRecipe.read(file)));
        key.add(ImageRecipe.read(location(CodeCompiler.compiler())));
        Path runtime = location(ImageCache.class);
        if (Files.isDirectory(runtime)) {
            addClasses(key, runtime);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(runtime)) {
                addClasses(key, jar.getPath("/"));
            }
        }
        return key.hex();
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addClasses(ContentDigest key, Path root) throws IOException {
        for (String name : BUILDING_PACKAGES) {
            try (Stream<Path> files = Files.walk(root.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    key.add(root.relativize(file).toString()).add(Files.readAllBytes(file));
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
