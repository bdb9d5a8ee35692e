/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.Envelope;
import dev.capsule.json.Json;
import dev.capsule.run.HostAccess;
import dev.capsule.run.TaskCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node's file functions on what a task was granted, and the environment variables that it was granted. */
class FileAccessTests {

    private static Tasks tasks;

    @TempDir
    Path project;

    @BeforeAll
    static void compile() {
        tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";
                import fs from "fs/promises";
                import * as sync from "node:fs";
                import os from "os";
                import path from "path";

                // as the original's documentation has them
                export const restrictedWriter = task({
                    name: "restricted_writer",
                    allowedFiles: ["./output"]
                }, async () => {
                    await fs.writeFile("./output/result.txt", "result");
                });

                export const main = task({ name: "main", allowedFiles: ["./data"] }, async () => {
                    await restrictedWriter();
                    return await fs.readFile("./data/input.txt", "utf8");
                });

                export const environment = task({
                    name: "environment",
                    envVariables: ["API_KEY"]
                }, () => {
                    const apiKey = process.env.API_KEY;
                    return { apiKeySet: apiKey !== undefined, all: Object.keys(process.env) };
                });

                async function codeOf(action: () => unknown): Promise<string> {
                  try {
                    await action();
                    return "none";
                  } catch (error) {
                    return `${error.code}: ${error.message}`;
                  }
                }

                export const denied = task({ name: "denied", allowedFiles: ["./data:ro"] }, () => Promise.all([
                  codeOf(() => fs.writeFile("data/input.txt", "x")),
                  codeOf(() => fs.readFile("output/result.txt")),
                  codeOf(() => sync.readFileSync("/etc/passwd")),
                  codeOf(() => sync.readdirSync("data/../..")),
                  codeOf(() => fs.mkdir("data/new")),
                  codeOf(() => sync.readFileSync("data/a\\0b")),
                ]));

                export const many = task({ name: "many", allowedFiles: ["./data"] }, async () => {
                  await fs.mkdir("data/deep/er", { recursive: true });
                  await fs.copyFile("data/input.txt", "data/deep/er/copy.txt");
                  await fs.appendFile("data/deep/er/copy.txt", "!");
                  await fs.rename("data/deep/er/copy.txt", "data/deep/moved.txt");
                  const streamed: string[] = [];
                  for await (const chunk of sync.createReadStream("data/deep/moved.txt", "utf8")) streamed.push(chunk);
                  const directory = await fs.mkdtemp(path.join(os.tmpdir(), "t-"));
                  const handle = await fs.open(path.join(directory, "h"), "w+");
                  await handle.write("handle");
                  const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 1);
                  await handle.close();
                  const found = await fs.readdir("data", { recursive: true });
                  const status = await fs.stat("data/deep/moved.txt");
                  await fs.rm("data/deep", { recursive: true });
                  return [streamed, buffer.toString("utf8", 0, bytesRead), found, [status.size, status.isFile()], sync.existsSync("data/deep")];
                });
                """);
    }

    @BeforeEach
    void makeProject() throws IOException {
        Files.createDirectories(project.resolve("data"));
        Files.createDirectories(project.resolve("output"));
        Files.writeString(project.resolve("data/input.txt"), "input");
        Files.writeString(project.resolve(".env"), "API_KEY=key\nSECRET=secret\n");
    }

    private Envelope call(String task) {
        return tasks.run(TaskCall.of(task).withArguments(List.of(), Map.of()).withHost(HostAccess.of(project)))
                .envelope();
    }

    @Test
    void tasksReadAndWriteWhatTheyWereGranted() {
        assertThat(call("main").result()).isEqualTo("input");
        assertThat(project.resolve("output/result.txt")).hasContent("result");
    }

    @Test
    void tasksSeeTheVariablesThatTheyWereGranted() {
        assertThat(Json.write(call("environment").result())).isEqualTo("{\"apiKeySet\":true,\"all\":[\"API_KEY\"]}");
    }

    @Test
    void nothingElseIsThere() {
        assertThat(call("denied").result())
                .isEqualTo(List.of(
                        "EACCES: EACCES: permission denied, open 'data/input.txt'",
                        "ENOENT: ENOENT: no such file or directory, open 'output/result.txt'",
                        "ENOENT: ENOENT: no such file or directory, open '/etc/passwd'",
                        "none",
                        "EACCES: EACCES: permission denied, mkdir 'data/new'",
                        "ERR_INVALID_ARG_VALUE: The \"path\" argument must not contain null bytes"));
        assertThat(project.resolve("data")).isDirectoryContaining(file -> file.endsWith("input.txt"));
    }

    @Test
    void fileFunctionsDoWhatNodesDo() {
        assertThat(Json.write(call("many").result()))
                .isEqualTo(
                        "[[\"input!\"],\"andl\",[\"deep\",\"deep/er\",\"deep/moved.txt\",\"input.txt\"],[6,true],false]");
        assertThat(project.resolve("data/input.txt")).hasContent("input");
    }
}
