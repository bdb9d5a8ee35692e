/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.engine.BaseImage;
import dev.capsule.engine.code.CompiledCode.MethodSize;
import dev.capsule.sandbox.MemoryFileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a guest image as classes and resources of a jar. Run when a language's SDK is built, never on a user's machine.
 */
public final class ImageBuilder {

    private ImageBuilder() {}

    /**
     * Builds an image.
     *
     * @param arguments the guest's module, the output directory, the resource directory below it, the name for the main
     *     class, and then pairs of a path in the guest and the file that it shows
     */
    public static void main(String[] arguments) {
        Map<String, Path> files = new TreeMap<>();
        for (int i = 4; i + 1 < arguments.length; i += 2) {
            files.put(arguments[i], Path.of(arguments[i + 1]));
        }
        try {
            build(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3], files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path module, Path output, String directory, String mainClass, Map<String, Path> files)
            throws IOException {
        MemoryFileTree.Builder tree = MemoryFileTree.builder();
        files.forEach((path, file) -> tree.file(path, () -> read(file)));
        boolean allowInterpreted = Boolean.getBoolean("capsule.image.allow-interpreted");
        BaseImage image = BaseImage.build(Files.readAllBytes(module), mainClass, tree.build(), allowInterpreted);
        for (Map.Entry<String, byte[]> each : image.code().classes().entrySet()) {
            write(output.resolve(each.getKey().replace('.', '/') + ".class"), each.getValue());
        }
        Path resources = output.resolve(directory);
        Map<String, byte[]> parts = new TreeMap<>(Map.of(
                ImageResources.MODULE, image.module().toByteArray(),
                ImageResources.SMALL_MODULE, image.moduleWithoutBodies().toByteArray(),
                ImageResources.MEMORY, image.memory(),
                ImageResources.STATE, image.state(),
                ImageResources.NAMES, names(image.functionNames())));
        files.forEach((path, file) -> parts.put(ImageResources.FILE_DIRECTORY + path, read(file)));
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            write(resources.resolve(part.getKey()), part.getValue());
        }
        String properties = ImageResources.IDENTITY + "=" + digest(parts) + "\n"
                + ImageResources.CODE_DIGEST + "=" + image.module().codeDigest() + "\n"
                + ImageResources.MAIN_CLASS + "=" + mainClass + "\n"
                + ImageResources.FILES + "=" + String.join(" ", files.keySet()) + "\n";
        write(resources.resolve(ImageResources.PROPERTIES), properties.getBytes(StandardCharsets.ISO_8859_1));
        report(image);
    }

    private static void report(BaseImage image) {
        List<MethodSize> oversized = image.code().oversized();
        System.out.println(image.code().classes().size() + " classes, memory of " + image.memory().length
                + " bytes; " + image.code().interpreted().size() + " functions are interpreted, " + oversized.size()
                + " methods are too large for HotSpot's compilers:");
        oversized.forEach(method -> System.out.println(method.bytes() + " " + method.name()));
    }

    private static byte[] names(Map<Integer, String> functionNames) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(functionNames)
                .forEach((function, name) ->
                        lines.append(function).append(' ').append(name).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(Map<String, byte[]> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
