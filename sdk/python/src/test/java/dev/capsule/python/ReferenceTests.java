/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The original's documentation shows these tasks, and they run as written. The servers of its examples are one on
 * loopback here, which {@code capsule.toml} allows where the example allows every public one.
 */
class ReferenceTests {

    private static EchoServer server;
    private static SSLContext before;

    @TempDir
    Path directory;

    @BeforeAll
    static void start(@TempDir Path certificates) throws IOException, InterruptedException, GeneralSecurityException {
        before = SSLContext.getDefault();
        var context = EchoServer.context(certificates, "localhost");
        SSLContext.setDefault(context);
        server = EchoServer.secure(context);
    }

    @AfterAll
    static void stop() {
        SSLContext.setDefault(before);
        server.close();
    }

    /** Compiles an example as part of the project, with the server of this test in the place of another one. */
    private Tasks example(String file, String source, String server) {
        var here = "localhost:" + ReferenceTests.server.port();
        new Project(directory)
                .file("capsule.toml", "[tasks]\ndefault_allowed_hosts = [\"" + here + "\"]\n")
                .file(file, source.replace(server, here));
        return Tasks.inProject(directory, file);
    }

    @Test
    void aTaskAnalyzesData() {
        var tasks = Tasks.of("""
                from capsule import task

                @task(name="analyze_data", compute="MEDIUM", ram="512MB", timeout="30s", max_retries=1)
                def analyze_data(dataset: list) -> dict:
                    \"""Process data in an isolated, resource-controlled environment.\"""
                    # Your code runs safely in a Wasm sandbox
                    return {"processed": len(dataset), "status": "complete"}
                """);

        assertThat(tasks.result("analyze_data", List.of(1, 2, 3)))
                .isEqualTo(Map.of("processed", 3, "status", "complete"));
    }

    @Test
    void mainGreets() {
        var tasks = Tasks.of("""
                from capsule import task

                @task(name="main", compute="LOW", ram="64MB")
                def main() -> str:
                    return "Hello from Capsule!"
                """);

        assertThat(tasks.result("main")).isEqualTo("Hello from Capsule!");
    }

    @Test
    void aTaskSendsRequests() {
        server.requests().clear();
        var tasks = example("http.py", """
                from capsule import task
                from capsule.http import get, post, put, delete

                @task(name="http_example", compute="MEDIUM", timeout="30s")
                def main() -> dict:
                    \"""Example demonstrating HTTP client usage within a task.\"""

                    # GET request
                    response = get("https://api.example.com/data")

                    # POST with JSON body
                    response = post("https://api.example.com/submit", json={"key": "value"})

                    # Response methods
                    is_ok = response.ok()           # Returns True if status code is 2xx
                    status = response.status_code    # Get the HTTP status code
                    data = response.json()           # Parse response as JSON
                    text = response.text()           # Get response as text

                    return {"status": status, "success": is_ok}
                """, "api.example.com");

        assertThat(tasks.result("http_example")).isEqualTo(Map.of("status", 200, "success", true));
        assertThat(server.requests())
                .containsExactly("GET /data - ", "POST /submit application/json {\"key\": \"value\"}");
    }

    @Test
    void aTaskNamesItsHosts() {
        var tasks = example("models.py", """
                from capsule import task
                from capsule.http import get

                @task(name="main", allowed_hosts=["api.openai.com", "*.anthropic.com"])
                def main() -> dict:
                    response = get("https://api.openai.com/v1/models")
                    return response.json()
                """, "api.openai.com");

        assertThat(tasks.result("main"))
                .isEqualTo(Map.of("method", "GET", "path", "/v1/models", "body", "", "mine", "null"));
    }

    @Test
    void aTaskWritesFiles() {
        var tasks = Tasks.of("""
                from capsule import task

                @task(name="restricted_writer", allowed_files=["./output"])
                def restricted_writer() -> None:
                    with open("./output/result.txt", "w") as f:
                        f.write("result")

                @task(name="main")
                def main() -> str:
                    restricted_writer()
                """);
        var project = new Project(directory).directory("output");

        assertThat(project.result(tasks, "main")).isNull();
        assertThat(project.read("output/result.txt")).isEqualTo("result");
    }

    @Test
    void aTaskReadsAVariable() {
        var tasks = Tasks.of("""
                from capsule import task
                import os

                @task(name="main", env_variables=["API_KEY"])
                def main() -> dict:
                    api_key = os.environ.get("API_KEY")
                    return {"api_key": api_key}
                """);

        assertThat(new Project(directory).file(".env", "API_KEY=key").result(tasks, "main"))
                .isEqualTo(Map.of("api_key", "key"));
    }

    @Test
    void mainExecutesCode() {
        var tasks = Tasks.of("""
                from capsule import task

                @task(name="main", compute="LOW", ram="64MB")
                def main(code: str) -> str:
                    return exec(code)
                """);

        assertThat(tasks.result("main", "import math\nassert math.pi > 3")).isNull();
        assertThat(tasks.error("main", "code to execute").message()).isEqualTo("SyntaxError: invalid syntax");
    }
}
