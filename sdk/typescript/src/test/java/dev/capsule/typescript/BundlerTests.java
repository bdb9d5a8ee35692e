/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.CapsuleException;
import dev.capsule.GuestFrame;
import dev.capsule.compile.BuildReport;
import dev.capsule.compile.BuildRequest;
import dev.capsule.compile.FileReport.Status;
import dev.capsule.compile.IncrementalBuild;
import dev.capsule.guest.BuildTools;
import dev.capsule.guest.BundleRequest;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.TaskModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's files may import, and when they are built again. */
class BundlerTests {

    @TempDir
    Path project;

    private void write(String path, String text) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private BuildReport build(BuildTools tools) {
        return IncrementalBuild.run(new BuildRequest(
                project,
                project.resolve("src"),
                List.of(),
                project.resolve("out"),
                project.resolve("state.json"),
                BuildRequest.BrokenFiles.FAIL,
                Tasks.LANGUAGES,
                tools,
                OutputListener.NONE));
    }

    private Status build() {
        return build(BuildTools.ofSystem()).files().get(0).status();
    }

    private TaskRunner runner(String module) {
        return TaskRunner.of(TaskModule.read(project.resolve("out").resolve(module)), Tasks.LANGUAGES);
    }

    private String main() {
        return runner("main.wasm").run(TaskCall.of("main")).envelope().toJson();
    }

    private void writeMain(String imports, String expression) throws IOException {
        write("src/main.ts", imports + "export function main() {\n  return " + expression + ";\n}\n");
    }

    @Test
    void followsFilesPackagesPathsAndJson() throws IOException {
        write("lib/own.ts", "export const own: string = 'own';\n");
        write("lib/data.json", "{\"n\": 7}");
        write("shared/deep/thing.ts", "export default 'mapped';\n");
        write("tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"@shared/*\": [\"./shared/deep/*\"]}}}");
        write("node_modules/esm/package.json", "{\"name\": \"esm\", \"exports\": {\".\": {\"import\": \"./m.mjs\"}}}");
        write("node_modules/esm/m.mjs", "export const esm = 'esm';\n");
        write("node_modules/cjs/package.json", "{\"name\": \"cjs\", \"main\": \"lib/index.js\"}");
        write(
                "node_modules/cjs/lib/index.js",
                "const { basename } = require('path');\nexports.cjs = basename('/x/cjs');\n");
        write("node_modules/field/package.json", "{\"name\": \"field\", \"module\": \"m.js\", \"main\": \"none.js\"}");
        write("node_modules/field/m.js", "export default 'field';\n");
        writeMain("""
                import { own } from "../lib/own";
                import data from "../lib/data.json";
                import mapped from "@shared/thing";
                import { esm } from "esm";
                import { cjs } from "cjs";
                import field from "field";
                """, "[own, data.n, mapped, esm, cjs, field].join(' ')");

        assertThat(build()).isEqualTo(Status.BUILT);
        assertThat(main()).contains("\"result\":\"own 7 mapped esm cjs field\"");
        assertThat(TaskModule.readManifest(project.resolve("out/main.wasm")).sources())
                .containsExactlyInAnyOrder("src/main.ts", "lib/own.ts", "lib/data.json", "shared/deep/thing.ts");
    }

    @Test
    void buildsAgainWhateverChanged() throws IOException {
        write("lib/own.ts", "export const own = 'one';\n");
        write("tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"thing\": [\"./lib/own\"]}}}");
        write("node_modules/pack/index.js", "exports.pack = 'one';\n");
        writeMain("import { own } from 'thing';\nimport { pack } from 'pack';\n", "own + pack");
        assertThat(build()).isEqualTo(Status.BUILT);
        assertThat(build()).isEqualTo(Status.UP_TO_DATE);

        write("lib/own.ts", "export const own = 'two';\n");
        assertThat(build()).isEqualTo(Status.BUILT);
        assertThat(main()).contains("twoone");

        write("node_modules/pack/index.js", "exports.pack = 'three';\n");
        assertThat(build()).isEqualTo(Status.BUILT);
        assertThat(main()).contains("twothree");

        write("lib/other.ts", "export const own = 'four';\n");
        write("tsconfig.json", "{\"compilerOptions\": {\"paths\": {\"thing\": [\"./lib/other\"]}}}");
        assertThat(build()).isEqualTo(Status.BUILT);
        assertThat(main()).contains("fourthree");

        write("lib/unused.ts", "export const unused = 1;\n");
        assertThat(build()).isEqualTo(Status.UP_TO_DATE);
    }

    @Test
    void makesTheSameOfTheSameFilesEverywhere() throws IOException {
        write("src/main.ts", "import path from 'node:path';\nexport const main = () => path.join('a', 'b');\n");
        var bundle = new EsbuildBundler()
                .bundle(new BundleRequest(project.resolve("src/main.ts"), project, BuildTools.ofSystem()))
                .usable()
                .orElseThrow();

        assertThat(bundle.code())
                .contains("// capsule-module-path.cjs\n", "\"capsule-module-path.cjs\"(exports, module) {")
                .doesNotContain("capsule-modules");
        assertThat(bundle.map().sources()).containsExactlyInAnyOrder("capsule-module-path.cjs", "src/main.ts");
    }

    @Test
    void namesFilesOfOthersInTracebacks() throws IOException {
        write("lib/own.ts", "export function fail(): never {\n  throw new Error('here');\n}\n");
        write("node_modules/pack/index.js", "exports.call = (f) => f();\n");
        writeMain("import { fail } from '../lib/own';\nimport { call } from 'pack';\n", "call(() => fail())");
        build();

        var error = runner("main.wasm").run(TaskCall.of("main")).envelope().error();
        assertThat(Objects.requireNonNull(error).traceback())
                .extracting(GuestFrame::path)
                .containsExactly("src/main.ts", "node_modules/pack/index.js", "src/main.ts", "lib/own.ts");
    }

    @Test
    void keepsTasksOfTheSameNameInDifferentFilesApart() throws IOException {
        write("lib/other.ts", """
                import { task } from "@capsule-run/sdk";
                export const main = task({ name: "main" }, () => "other");
                """);
        write("src/main.ts", """
                import { task } from "@capsule-run/sdk";
                import { main as other } from "../lib/other";
                export const main = task({ name: "main" }, async () => ["own", (await other()).result]);
                """);
        build();

        assertThat(main()).contains("\"result\":[\"own\",\"other\"]");
    }

    @Test
    void takesJavaScriptAndJsx() throws IOException {
        write("src/main.mjs", "export const main = () => 'mjs';\n");
        write("src/common.cjs", "exports.main = () => 'cjs';\n");
        write(
                "src/view.tsx",
                "/** @jsx h */\nconst h = (name: string) => `<${name}>`;\nexport const main = () => <b/>;\n");
        build(BuildTools.ofSystem());

        for (var each : Map.of("main.wasm", "mjs", "common.wasm", "cjs", "view.wasm", "<b>")
                .entrySet()) {
            assertThat(runner(each.getKey()).run(TaskCall.of("main")).envelope().result())
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void saysThatAnEsbuildCannotBeRun() throws IOException {
        writeMain("", "1");
        var tools = new BuildTools(Map.of("capsule.esbuild", "no/esbuild"), BuildTools.Artifacts.NONE);

        assertThatThrownBy(() -> build(tools))
                .isInstanceOf(CapsuleException.class)
                .hasMessage("capsule.esbuild is no/esbuild, which is no program that can be run");
    }

    @Test
    void checksTypesWithTheProjectsOwnCompiler() throws IOException {
        writeMain("", "1");
        var tools = new BuildTools(
                Map.of(
                        "capsule.typecheck",
                        "true",
                        "capsule.esbuild",
                        Objects.requireNonNull(System.getProperty("capsule.esbuild"))),
                BuildTools.Artifacts.NONE);
        assertThatThrownBy(() -> build(tools))
                .hasMessage(
                        "-Dcapsule.typecheck needs TypeScript in a node_modules directory of the project: npm install"
                                + " typescript");

        // what the compiler prints is what is tested here, not the compiler
        write(
                "node_modules/.bin/tsc",
                "#!/bin/sh\necho \"src/main.ts(2,10): error TS2322: Type 'number' is not it.\"\nexit 2\n");
        assertThat(project.resolve("node_modules/.bin/tsc").toFile().setExecutable(true))
                .isTrue();
        assertThatThrownBy(() -> build(tools)).hasMessage("src/main.ts:2:10: TS2322: Type 'number' is not it.");
    }
}
