/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The original's documentation shows these tasks, and they run as written. */
class ReferenceTests {

    @Test
    void tasksCallTasks() {
        var tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";

                export const analyzeData = task({
                  name: "analyze_data",
                  compute: "MEDIUM",
                  ram: "512MB",
                  timeout: "30s",
                  maxRetries: 1
                }, (dataset: number[]): object => {
                  // Your code runs safely in a Wasm sandbox
                  return { processed: dataset.length, status: "complete" };
                });

                // The "main" task is required as the entrypoint
                export const main = task({
                    name: "main",
                    compute: "HIGH"
                }, () => {
                  return analyzeData([1, 2, 3, 4, 5]);
                });

                """);

        assertThat(tasks.call("main").toJson())
                .startsWith(
                        "{\"success\":true,\"result\":{\"success\":true,\"result\":{\"processed\":5,\"status\":\"complete\"},"
                                + "\"error\":null,\"execution\":{\"task_name\":\"analyze_data\"");
    }

    @Test
    void mainGreets() {
        var tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";

                export const main = task({
                  name: "main",
                  compute: "LOW",
                  ram: "64MB"
                }, (): string => {
                  return "Hello from Capsule!";
                });
                """);

        assertThat(tasks.result("main")).isEqualTo("Hello from Capsule!");
    }

    @Test
    void mainEvaluatesCode() {
        var tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";

                export const main = task({
                  name: "main",
                  compute: "LOW",
                  ram: "64MB"
                }, (code: string): string => {
                  return eval(code);
                });
                """);

        assertThat(tasks.result("main", "[1, 2, 3].map((n) => n * n).join(\" \")"))
                .isEqualTo("1 4 9");
        assertThat(tasks.error("main", "code to execute").message()).startsWith("SyntaxError: ");
    }
}
