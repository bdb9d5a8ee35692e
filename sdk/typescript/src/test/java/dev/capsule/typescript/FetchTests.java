/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.capsule.ErrorType;
import dev.capsule.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** fetch() sends what a task may send. */
class FetchTests {

    private static HttpServer server;
    private static Tasks tasks;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            var answer = Json.writeBytes(java.util.Map.of(
                    "method",
                    exchange.getRequestMethod(),
                    "path",
                    exchange.getRequestURI().toString(),
                    "body",
                    body,
                    "type",
                    String.valueOf(type)));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("X-Answer", "yes");
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var host = "127.0.0.1:" + server.getAddress().getPort();
        tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";

                const HOST = "http://%1$s";

                export const main = task({
                    name: "main",
                    compute: "MEDIUM",
                    allowedHosts: ["%1$s"]
                }, async () => {
                    const response = await fetch(`${HOST}/data`);
                    return response.json();
                });

                // as the original's documentation has it
                export const models = task({
                    name: "models",
                    allowedHosts: ["%1$s", "*.anthropic.com"]
                }, async () => {
                    const response = await fetch("http://%1$s/v1/models");
                    return response.json();
                });

                export const post = task({ name: "post", allowedHosts: ["%1$s"] }, async () => {
                  const response = await fetch(new URL("/p?q=1", HOST), { method: "POST", body: JSON.stringify({ a: "é" }), headers: { "content-type": "application/json" } });
                  return [response.status, response.ok, response.headers.get("x-answer"), await response.json()];
                });

                export const missing = task({ name: "missing", allowedHosts: ["%1$s"] }, async () => {
                  const [first, second] = await Promise.all([fetch(`${HOST}/missing`), fetch(`${HOST}/b`)]);
                  return [first.status, first.ok, second.url.endsWith("/b"), (await second.bytes()).length > 10];
                });

                export const denied = task({ name: "denied", allowedHosts: ["example.com"] }, () => fetch(HOST));
                export const caught = task({ name: "caught", allowedHosts: ["example.com"] }, () => fetch(HOST).catch(String));
                """.formatted(host));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void getsJson() {
        assertThat(Json.write(tasks.result("main")))
                .contains("\"method\":\"GET\"")
                .contains("\"path\":\"/data\"");
    }

    @Test
    void reachesAHostThatIsNamedBesideOthers() {
        assertThat(Json.write(tasks.result("models"))).contains("\"path\":\"/v1/models\"");
    }

    @Test
    void sendsBodies() {
        assertThat(Json.write(tasks.result("post")))
                .startsWith("[200,true,\"yes\",{")
                .contains(
                        "\"method\":\"POST\"",
                        "\"path\":\"/p?q=1\"",
                        "\"body\":\"{\\\"a\\\":\\\"é\\\"}\"",
                        "\"type\":\"application/json\"");
    }

    @Test
    void sendsSeveralAtOnce() {
        assertThat(Json.write(tasks.result("missing"))).isEqualTo("[404,false,true,true]");
    }

    @Test
    void isRefusedWhatWasNotGranted() {
        assertThat(tasks.error("denied").type()).isEqualTo(ErrorType.PERMISSION_DENIED);
        assertThat(tasks.error("denied").message())
                .startsWith("the task may not reach 127.0.0.1 ")
                .endsWith(": allowed_hosts does not list it (example.com)");
        assertThat(tasks.result("caught"))
                .asString()
                .startsWith("TypeError: fetch failed: the task may not reach 127.0.0.1 ");
    }
}
