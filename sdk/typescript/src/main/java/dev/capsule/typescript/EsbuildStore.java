/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.storage.AtomicFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/** Keeps the esbuild that Capsule fetched, under the user's cache directory. */
final class EsbuildStore {

    static final String VERSION = "0.25.10";
    /** Group and beginning of the artifact; the platform follows. */
    static final String COORDINATES = "org.mvnpm.at.esbuild:";

    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int NAME_LENGTH = 100;

    private final Path directory;

    EsbuildStore() {
        this(cacheDirectory());
    }

    EsbuildStore(Path cache) {
        this.directory = cache.resolve("esbuild").resolve(VERSION + "-" + Platform.name());
    }

    /** The user's cache directory. */
    static Path cacheDirectory() {
        var configured = System.getenv("CAPSULE_CACHE");
        return configured != null ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache", "capsule");
    }

    /** Where the program is, once it is kept. */
    Path program() {
        return directory.resolve(Platform.isWindows() ? "esbuild.exe" : "esbuild");
    }

    /** Takes the program out of a jar, where it lies below a directory for static files of web servers. */
    Path keepFromJar(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.stream()
                    .filter(each -> each.getName().endsWith("/" + VERSION + "/" + Platform.program()))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " has no " + Platform.program()));
            try (var in = zip.getInputStream(entry)) {
                return keep(in);
            }
        }
    }

    /** Takes the program out of a package of npm, a compressed tar archive. */
    Path keepFromPackage(byte[] archive) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            while (true) {
                var header = in.readNBytes(BLOCK);
                if (header.length < BLOCK || header[0] == 0) {
                    throw new IOException("the package has no " + Platform.program());
                }
                var size = Long.parseLong(text(header, SIZE_AT, SIZE_LENGTH).strip(), 8);
                if (text(header, 0, NAME_LENGTH).equals("package/" + Platform.program())) {
                    return keep(new ByteArrayInputStream(in.readNBytes(Math.toIntExact(size))));
                }
                in.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            }
        }
    }

    private static String text(byte[] header, int start, int length) {
        var end = start;
        while (end < start + length && header[end] != 0) {
            end++;
        }
        return new String(header, start, end - start, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private Path keep(InputStream content) throws IOException {
        AtomicFiles.write(program(), unfinished -> {
            Files.copy(content, unfinished);
            if (!unfinished.toFile().setExecutable(true)) {
                throw new IOException(String.format(Locale.ROOT, "%s cannot be made executable", unfinished));
            }
        });
        return program();
    }
}
