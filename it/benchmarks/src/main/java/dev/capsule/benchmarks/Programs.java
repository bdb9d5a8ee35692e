/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.benchmarks;

import dev.capsule.Envelope;
import dev.capsule.compile.SingleFile;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs that are measured. */
final class Programs {

    private static final GuestLanguages LANGUAGES = GuestLanguages.load(Programs.class.getClassLoader());

    private Programs() {}

    /** Writes a program to a directory of its own, as a user has it; one that is named without extension is in Python. */
    static Path source(String name) {
        var fileName = name.contains(".") ? name : name + ".py";
        try (var stream = Programs.class.getResourceAsStream("/programs/" + fileName)) {
            if (stream == null) {
                throw new FileNotFoundException("there is no program " + fileName);
            }
            var file = Files.createTempDirectory("capsule-benchmark").resolve(fileName);
            Files.write(file, stream.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a program. */
    static TaskRunner compile(Path source) {
        return TaskRunner.of(
                SingleFile.compile(source, LANGUAGES, OutputListener.NONE).module(), LANGUAGES);
    }

    /** Runs a program's task {@code main}, which must succeed: a failure is fast, but no result. */
    static Envelope run(TaskRunner program) {
        return run(program, TaskCall.of("main"));
    }

    /** Makes a call, which must succeed. */
    static Envelope run(TaskRunner program, TaskCall call) {
        var envelope = program.run(call).envelope();
        if (!envelope.success()) {
            throw new IllegalStateException("the program failed: " + envelope.toJson());
        }
        return envelope;
    }
}
