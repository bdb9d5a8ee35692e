/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.Envelope;
import dev.capsule.compile.SingleFile;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A script in the engine, without the platform that tasks have. */
final class Engine {

    private static final GuestLanguages LANGUAGES = GuestLanguages.load(Engine.class.getClassLoader());

    private final TaskRunner runner;

    private Engine(TaskRunner runner) {
        this.runner = runner;
    }

    /** Compiles a source text, whose exported functions can be called. */
    static Engine of(String source) {
        try {
            var directory = Files.createTempDirectory("capsule-engine");
            var file = Files.writeString(directory.resolve("script.quickjs"), source);
            try {
                return new Engine(TaskRunner.of(
                        SingleFile.compile(file, LANGUAGES, OutputListener.NONE).module(), LANGUAGES));
            } finally {
                Files.delete(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a test resource. */
    static Engine ofResource(String name) {
        try (var in = Objects.requireNonNull(Engine.class.getResourceAsStream("/" + name), name)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a function in an instance of its own. */
    Envelope call(String function, @Nullable Object... args) {
        return runner.run(TaskCall.of(function).withArguments(Arrays.asList(args), Map.of()))
                .envelope();
    }

    /** Calls a function that must return. */
    @Nullable
    Object result(String function, @Nullable Object... args) {
        var envelope = call(function, args);
        if (!envelope.success()) {
            throw new AssertionError("the call failed: " + envelope.toJson());
        }
        return envelope.result();
    }
}
