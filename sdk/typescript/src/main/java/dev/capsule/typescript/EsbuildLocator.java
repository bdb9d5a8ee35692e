/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.CapsuleException;
import dev.capsule.guest.BundleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds esbuild: the one that the build names; the one that the project has installed; else the version that this
 * Capsule knows, from the build's artifact repository or from the user's npm registry, kept for the next time.
 */
final class EsbuildLocator {

    static final String PROPERTY = "capsule.esbuild";

    private EsbuildLocator() {}

    /** @throws CapsuleException when there is none to be had, with what to do */
    static Path locate(BundleRequest request) {
        return request.tools()
                .property(PROPERTY)
                .map(EsbuildLocator::named)
                .or(() -> installed(request.file()))
                .orElseGet(() -> fetched(request));
    }

    private static Path named(String path) {
        var file = Path.of(path).toAbsolutePath();
        if (!Files.isExecutable(file) || Files.isDirectory(file)) {
            throw new CapsuleException(PROPERTY + " is " + path + ", which is no program that can be run");
        }
        return file;
    }

    /** npm puts the program beside the package "esbuild", or into it. */
    private static Optional<Path> installed(Path source) {
        var program = Path.of("@esbuild", Platform.name()).resolve(Platform.program());
        return NodeModules.find(source, program)
                .or(() -> NodeModules.find(source, Path.of("esbuild", "package.json"))
                        .flatMap(description -> beside(description, program)));
    }

    private static Optional<Path> beside(Path description, Path program) {
        try {
            var esbuild = description.toRealPath().getParent();
            if (esbuild == null) {
                return Optional.empty();
            }
            var inside = esbuild.resolve("node_modules").resolve(program);
            return Optional.of(Files.isRegularFile(inside) ? inside : esbuild.resolveSibling(program))
                    .filter(Files::isRegularFile);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path fetched(BundleRequest request) {
        var store = new EsbuildStore();
        var kept = store.program();
        if (Files.isExecutable(kept)) {
            return kept;
        }
        try {
            var jar = request.tools()
                    .artifacts()
                    .file(EsbuildStore.COORDINATES + Platform.name() + ":" + EsbuildStore.VERSION);
            if (jar.isPresent()) {
                return store.keepFromJar(jar.get());
            }
            return store.keepFromPackage(new NpmRegistry(request, System.getenv()).download());
        } catch (IOException e) {
            throw new CapsuleException(
                    "esbuild " + EsbuildStore.VERSION + " for " + Platform.name() + " cannot be had: " + e.getMessage()
                            + ". Install it in the project (npm install esbuild), or name it with -D" + PROPERTY
                            + "=PATH",
                    e);
        }
    }
}
