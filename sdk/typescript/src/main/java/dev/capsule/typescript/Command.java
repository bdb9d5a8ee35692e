/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a tool. */
final class Command {

    private static final long MOST_MINUTES = 5;

    private Command() {}

    /**
     * How a tool ended.
     *
     * @param code its exit code
     * @param output what it printed on standard output
     * @param errors what it printed on standard error
     */
    record Result(int code, String output, String errors) {}

    /**
     * Runs a tool and waits for its end.
     *
     * @throws IOException when it cannot be started, or does not end
     */
    static Result run(List<String> command, Path directory) throws IOException {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        // it would add places where imports are looked for
        builder.environment().remove("NODE_PATH");
        var process = builder.start();
        process.getOutputStream().close();
        try {
            var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(command.get(0) + " did not end within " + MOST_MINUTES + " minutes");
            }
            return new Result(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
