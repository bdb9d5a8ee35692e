/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.capsule.Capsule;
import dev.capsule.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tasks that the README shows beside those that projects use. */
final class Tasks implements SnippetRun {

    private static final Map<String, SnippetCheck> CHECKS = Map.of(
            "squares.py", Tasks::squares,
            "items.py", Tasks::items,
            "writer.py", Tasks::writer,
            "keys.py", Tasks::keys,
            "words.ts", Tasks::words);

    /** The files that snippets are expected for. */
    static final Set<String> FILES = CHECKS.keySet();

    /** What is asserted of a snippet. */
    private interface SnippetCheck {
        void of(String source, Path directory) throws Exception;
    }

    @Override
    public boolean runs(Snippet snippet) {
        return snippet.file() != null && FILES.contains(snippet.file());
    }

    @Override
    public void run(Snippet snippet, Path directory) throws Exception {
        Objects.requireNonNull(CHECKS.get(snippet.file()))
                .of(snippet.text(), Files.createDirectories(directory.resolve("project")));
    }

    private static String call(Path directory, String file, String source, String task) throws Exception {
        Files.writeString(directory.resolve(file), source);
        var envelope =
                Capsule.load(directory.resolve(file)).inProject(directory).run(task, List.of(), Map.of());
        assertThat(envelope.error()).isNull();
        return Json.write(envelope.result());
    }

    private static void squares(String source, Path directory) throws Exception {
        assertThat(call(directory, "squares.py", source, "main"))
                .isEqualTo(IntStream.range(0, 20)
                        .mapToObj(number -> Integer.toString(number * number))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** Asks a server on loopback, which must be named, in place of the one of the example. */
    private static void items(String source, Path directory) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var requests = new CopyOnWriteArrayList<String>();
        server.createContext("/items", exchange -> {
            var request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery() + " "
                            + exchange.getRequestHeaders().getFirst("Accept") + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(request);
            var answer = Json.writeBytes(List.of(request));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            var here = "localhost:" + server.getAddress().getPort();
            var local =
                    source.replace("https://api.example.com", "http://" + here).replace("api.example.com", here);
            assertThat(call(directory, "items.py", local, "main"))
                    .isEqualTo("{\"created\":true,\"status\":200,\"items\":[\"GET page=2 null \"]}");
            assertThat(requests).containsExactly("POST null application/json {\"name\": \"tea\"}", "GET page=2 null ");
        } finally {
            server.stop(0);
        }
    }

    private static void writer(String source, Path directory) throws Exception {
        Files.createDirectories(directory.resolve("output"));
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/input.txt"), "input");

        assertThat(call(directory, "writer.py", source, "restricted_writer")).isEqualTo("null");
        assertThat(directory.resolve("output/result.txt")).hasContent("INPUT");
    }

    private static void keys(String source, Path directory) throws Exception {
        assertThat(call(directory, "keys.py", source, "main")).isEqualTo("{\"api_key_is_set\":false}");
        Files.writeString(directory.resolve(".env"), "API_KEY=key\n");
        assertThat(call(directory, "keys.py", source, "main")).isEqualTo("{\"api_key_is_set\":true}");
    }

    private static void words(String source, Path directory) throws Exception {
        assertThat(call(directory, "words.ts", source, "most_common")).isEqualTo("\"to\"");
    }
}
