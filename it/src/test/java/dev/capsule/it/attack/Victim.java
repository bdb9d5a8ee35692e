/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A project with secrets, pipes and links that lead out of it, and a check that nothing came of an attempt. */
final class Victim implements AutoCloseable {

    private final Path surroundings;
    private final Path project;
    private final Map<String, String> variables = Map.copyOf(System.getenv());

    /** Makes the project in an empty directory. */
    Victim(Path directory) {
        try {
            surroundings = directory.toRealPath();
            project = surroundings.resolve("project");
            makeFiles();
            makeLinks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeFiles() throws IOException {
        write("project/data/in.txt", "input");
        write("project/data/sub/deep.txt", "deep");
        write("project/output/old.txt", "old");
        write("project/output/inner/kept.txt", "kept");
        write("project/secret.txt", "secret");
        write("project/.env", "TOKEN=secret");
        write("project/target/classes/A.class", "code");
        write("project/.capsule/wasm/a.wasm", "code");
        write("outside/secret.txt", "secret");
    }

    private void write(String name, String text) throws IOException {
        var file = surroundings.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void makeLinks() throws IOException {
        var outside = surroundings.resolve("outside");
        for (var name : new String[] {"data", "output"}) {
            var directory = project.resolve(name);
            Files.createSymbolicLink(directory.resolve("link-out"), outside.resolve("secret.txt"));
            Files.createSymbolicLink(directory.resolve("link-up"), Path.of("../secret.txt"));
            Files.createSymbolicLink(directory.resolve("dir-out"), outside);
            Files.createSymbolicLink(directory.resolve("dangling-out"), outside.resolve("new.txt"));
            Files.createSymbolicLink(directory.resolve("proc"), Path.of("/proc/self"));
            Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));
        }
        try {
            var made =
                    new ProcessBuilder("mkfifo", project.resolve("output/pipe").toString()).start();
            assertThat(made.waitFor()).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a task with access to the project, and checks that it ends so and that nothing came of it. */
    void attack(Guest guest, String task, String code, String ending) throws IOException {
        var text = AttackServer.withPort(code.replace("PROJECT", project.toString()));
        var before = everything();
        AttackServer.requests().clear();

        var envelope = guest.run(project, task, text);

        assertEnds(envelope, guest.pick(ending));
        assertThat(everything()).isEqualTo(before);
        assertThat(AttackServer.requests()).isEmpty();
        assertThat(System.getenv()).isEqualTo(variables);
        assertThat(String.valueOf(guest.run(project, "bare").result())).isEqualTo("[lib, tmp]");
    }

    /** An ending is all of the result, or of the error's type and message; with a star at its end, how that begins. */
    private void assertEnds(Envelope envelope, String ending) {
        var error = envelope.error();
        var end =
                error == null ? String.valueOf(envelope.result()) : error.type().wireName() + ": " + error.message();
        if (ending.endsWith("*")) {
            assertThat(end).startsWith(ending.substring(0, ending.length() - 1));
        } else {
            assertThat(end).isEqualTo(ending);
        }
        assertThat(envelope.toJson()).doesNotContain(surroundings.toString());
    }

    /** Every path in the surroundings with what is there. */
    private Map<String, String> everything() throws IOException {
        var all = new TreeMap<String, String>();
        try (var paths = Files.walk(surroundings)) {
            for (var path : paths.toList()) {
                all.put(surroundings.relativize(path).toString(), content(path));
            }
        }
        return all;
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Files.readString(path) + "@" + Files.getLastModifiedTime(path)
                : "";
    }

    /** Removes the links before somebody follows them. */
    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(surroundings)) {
            for (var path : paths.filter(Files::isSymbolicLink).toList()) {
                Files.delete(path);
            }
        }
    }
}
