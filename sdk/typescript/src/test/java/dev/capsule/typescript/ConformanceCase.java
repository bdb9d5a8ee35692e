/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test of test262.
 *
 * @param name its path
 * @param includes the texts that it needs beside the harness
 * @param source its text
 * @param expectedError the error that it has to end with
 * @param isAsync whether it says itself when it has ended
 */
record ConformanceCase(
        String name,
        List<String> includes,
        String source,
        @Nullable String expectedError,
        boolean isAsync) {

    private static final String HELPERS = "shell.js";

    /** One in so many runs. */
    private static final int SAMPLE = 10;

    /** What QuickJS 2025-04-26 does not have, needs more than one thread or global object, or takes minutes. */
    private static final Pattern LEFT_OUT_FILES = Pattern.compile(
            ".*(/(browser|shell)\\.js|_FIXTURE\\.js|/(Temporal|Atomics|SharedArrayBuffer|ShadowRealm|property-escapes)/.*)");

    private static final Pattern LEFT_OUT_TEXTS = Pattern.compile(
            "createRealm|\\$262\\.agent|[dD]etachArrayBuffer|\\$DETACHBUFFER|IsHTMLDDA|flags: \\[[^]]*module");

    private static final Pattern ERROR = Pattern.compile("negative:\\s+phase: \\w+\\s+type: (\\w+)");
    private static final Pattern ASYNC = Pattern.compile("flags: \\[[^]]*async");

    /** The sample of a directory with test262 in it. */
    static List<ConformanceCase> sample(Path directory) {
        var files = Stream.of("annexB", "built-ins", "language")
                .flatMap(part -> files(directory.resolve(part)))
                .filter(file -> !LEFT_OUT_FILES.matcher(file.toString()).matches())
                .sorted()
                .toList();
        var cases = new ArrayList<ConformanceCase>();
        for (var i = 0; i < files.size(); i += SAMPLE) {
            var source = read(files.get(i));
            if (!LEFT_OUT_TEXTS.matcher(source).find()) {
                cases.add(read(directory, files.get(i), source));
            }
        }
        return cases;
    }

    /** What every test needs. */
    static String harness(Path directory) {
        return read(directory.resolve(HELPERS));
    }

    private static ConformanceCase read(Path directory, Path file, String source) {
        var includes = new ArrayList<String>();
        for (var above = parent(file); !above.equals(directory); above = parent(above)) {
            if (Files.exists(above.resolve(HELPERS))) {
                includes.add(read(above.resolve(HELPERS)));
            }
        }
        Collections.reverse(includes);
        var error = ERROR.matcher(source);
        return new ConformanceCase(
                directory.relativize(file).toString().replace('\\', '/'),
                includes,
                source,
                error.find() ? error.group(1) : null,
                ASYNC.matcher(source).find());
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Stream<Path> files(Path directory) {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
