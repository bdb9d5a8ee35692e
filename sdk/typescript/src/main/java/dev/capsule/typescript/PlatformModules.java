/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.CapsuleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The modules that are in the platform already: the SDK's, and those of Node's that there are. For each there is a file
 * that esbuild takes for the module, and that asks the platform for it.
 */
final class PlatformModules {

    static final String SDK = "@capsule-run/sdk";

    private static final String NODE = "node:";
    private static final String PREFIX = "capsule-module-";

    private PlatformModules() {}

    /** The names of Node's modules, without {@code node:}. */
    static List<String> nodeModules() {
        return Names.NODE;
    }

    /** The options that make esbuild find the modules. */
    static List<String> aliases() {
        var directory = Shims.DIRECTORY;
        var aliases = new ArrayList<String>();
        aliases.add(alias(SDK, directory.resolve(fileName(SDK))));
        for (var name : Names.NODE) {
            var file = directory.resolve(fileName(name));
            aliases.add(alias(name, file));
            aliases.add(alias(NODE + name, file));
        }
        return aliases;
    }

    /**
     * Removes from a bundle where the files were: the directory is another one in each build, and nobody's business.
     *
     * @param bundle what esbuild made
     * @param inputs the paths of all files in it, as esbuild writes them into the bundle. Those of the platform are in a
     *     directory with a random name, so that nothing else in a bundle is like them
     */
    static String withoutDirectory(String bundle, Collection<String> inputs) {
        var directory = Shims.DIRECTORY.getFileName() + "/";
        var shorter = bundle;
        for (var input : inputs) {
            var at = input.lastIndexOf(directory);
            if (at >= 0) {
                shorter = shorter.replace(input, input.substring(at + directory.length()));
            }
        }
        return shorter;
    }

    /** Returns whether a path is that of a module of the platform. */
    static boolean isShim(String path) {
        return path.substring(path.lastIndexOf('/') + 1).startsWith(PREFIX);
    }

    private static String alias(String name, Path file) {
        return "--alias:" + name + "=" + file;
    }

    private static String fileName(String module) {
        return PREFIX + module.replace("/", "-").replace("@", "") + ".cjs";
    }

    private static String shim(String module) {
        return "module.exports = globalThis[Symbol.for(\"capsule.modules\")](\"" + module + "\");\n";
    }

    /** The names, from the moment somebody asks for them. */
    private static final class Names {
        private static final List<String> NODE = read();

        private static List<String> read() {
            try (InputStream in = PlatformModules.class.getResourceAsStream("modules")) {
                if (in == null) {
                    throw new IllegalStateException(
                            "the jar of capsule-typescript is not complete: no list of modules");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The directory of the files, from the moment somebody asks for it. */
    private static final class Shims {
        private static final Path DIRECTORY = write();

        private static Path write() {
            try {
                var directory = Files.createTempDirectory("capsule-modules");
                var names = new ArrayList<>(Names.NODE);
                names.add(SDK);
                for (var name : names) {
                    Files.writeString(directory.resolve(fileName(name)), shim(name));
                }
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory, names)));
                return directory;
            } catch (IOException e) {
                throw new CapsuleException("cannot prepare for bundling: " + e.getMessage(), e);
            }
        }

        private static void delete(Path directory, List<String> names) {
            try {
                for (var name : names) {
                    Files.deleteIfExists(directory.resolve(fileName(name)));
                }
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                // the system's temporary directory is cleaned by others
            }
        }
    }
}
