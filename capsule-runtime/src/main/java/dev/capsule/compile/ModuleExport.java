/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.CapsuleException;
import dev.capsule.task.TaskIndex;
import dev.capsule.task.TaskModule;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Leaves task modules beside their sources: {@code sales.wasm} beside {@code sales.py}. */
public final class ModuleExport {

    private static final String EXTENSION = ".wasm";

    private ModuleExport() {}

    /**
     * Copies every module that a build made, unless the copy is there already.
     *
     * @param outputDirectory where the build put modules and index
     * @param sourceDirectory what was built
     * @return the copies, by source path
     * @throws CapsuleException when a file cannot be read or written
     */
    public static List<Path> copyBesideSources(Path outputDirectory, Path sourceDirectory) {
        var index = outputDirectory.resolve("index.json");
        var copies = new ArrayList<Path>();
        try {
            if (Files.isRegularFile(index)) {
                for (var entry : TaskIndex.read(index.toUri().toURL()).entries()) {
                    var module = entry.module();
                    if (module != null) {
                        var copy = sourceDirectory.resolve(module);
                        OutputFiles.writeIfChanged(copy, Files.readAllBytes(outputDirectory.resolve(module)));
                        copies.add(copy);
                    }
                }
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has a URL", e);
        } catch (IOException e) {
            throw new CapsuleException("cannot export the modules of " + outputDirectory + ": " + e.getMessage(), e);
        }
        return copies;
    }

    /**
     * Writes one module, unless it is there already.
     *
     * @return the module's file
     * @throws CapsuleException when it cannot be written
     */
    public static Path writeBesideSource(Path source, TaskModule module) {
        var name = source.getFileName().toString();
        var file = source.resolveSibling(name.substring(0, name.lastIndexOf('.')) + EXTENSION);
        OutputFiles.writeIfChanged(file, module.bytes());
        return file;
    }
}
