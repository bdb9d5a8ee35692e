/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.engine.BaseImage;
import dev.capsule.engine.code.CompiledCode.MethodSize;
import dev.capsule.sandbox.files.MemoryFileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an image is made from.
 *
 * @param module the guest's module
 * @param directory the resource directory of the image
 * @param mainClass the name for the main one of the compiled classes
 * @param files the files that the guest sees, by their path there
 */
record ImageRecipe(Path module, String directory, String mainClass, Map<String, Path> files) {

    /** Makes the image. */
    void make(Path output) throws IOException {
        MemoryFileTree.Builder tree = MemoryFileTree.builder();
        files.forEach((path, file) -> tree.file(path, () -> read(file)));
        BaseImage image = BaseImage.build(Files.readAllBytes(module), mainClass, tree.build());
        for (Map.Entry<String, byte[]> each : image.code().classes().entrySet()) {
            write(output.resolve(each.getKey().replace('.', '/') + ".class"), each.getValue());
        }
        Map<String, byte[]> parts = parts(image);
        Path resources = output.resolve(directory);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            write(resources.resolve(part.getKey()), part.getValue());
        }
        ContentDigest identity = new ContentDigest();
        parts.forEach((name, content) -> identity.add(name).add(content));
        image.code().classes().forEach((name, content) -> identity.add(name).add(content));
        String properties = ImageResources.IDENTITY + "=" + identity.hex() + "\n"
                + ImageResources.CODE_DIGEST + "=" + image.module().codeDigest() + "\n"
                + ImageResources.MAIN_CLASS + "=" + mainClass + "\n"
                + ImageResources.FILES + "=" + String.join(" ", files.keySet()) + "\n";
        write(resources.resolve(ImageResources.PROPERTIES), properties.getBytes(StandardCharsets.ISO_8859_1));
        write(resources.resolve(ImageResources.REPORT), report(image).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, byte[]> parts(BaseImage image) {
        Map<String, byte[]> parts = new TreeMap<>(Map.of(
                ImageResources.MODULE, image.module().toByteArray(),
                ImageResources.MODULE_WITHOUT_CODE, image.moduleWithoutCode().toByteArray(),
                ImageResources.MEMORY, image.memory(),
                ImageResources.STATE, image.state(),
                ImageResources.NAMES, names(image.functionNames())));
        files.forEach((path, file) -> parts.put(ImageResources.FILE_DIRECTORY + path, read(file)));
        return parts;
    }

    private static String report(BaseImage image) {
        List<MethodSize> oversized = image.code().oversized();
        StringBuilder report = new StringBuilder()
                .append(image.code().classes().size())
                .append(" classes, memory of ")
                .append(image.memory().length)
                .append(" bytes; ")
                .append(image.code().interpreted().size())
                .append(" functions are interpreted, ")
                .append(oversized.size())
                .append(" methods are too large for HotSpot's compilers:\n");
        oversized.forEach(method ->
                report.append(method.bytes()).append(' ').append(method.name()).append('\n'));
        return report.toString();
    }

    private static byte[] names(Map<Integer, String> functionNames) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(functionNames)
                .forEach((function, name) ->
                        lines.append(function).append(' ').append(name).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] read(Path file) {
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
