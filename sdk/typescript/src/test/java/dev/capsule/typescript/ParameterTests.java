/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.SingleFile;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.task.TaskDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parameters a call must give. */
class ParameterTests {

    @TempDir
    Path directory;

    private List<String> tasks(String source) throws IOException {
        var file =
                Files.writeString(directory.resolve("tasks.ts"), "import { task } from '@capsule-run/sdk';\n" + source);
        return SingleFile.compile(file, Tasks.LANGUAGES, OutputListener.NONE).module().manifest().entryTasks().stream()
                .map(ParameterTests::shown)
                .toList();
    }

    /** The name, and the parameters with a star behind each that is required. */
    private static String shown(TaskDescriptor task) {
        return task.name()
                + task.parameters().stream()
                        .map(parameter -> parameter.name() + (parameter.required() ? "*" : ""))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    @Test
    void optionalOnesAndThoseWithADefaultAreNotRequired() throws IOException {
        assertThat(tasks("""
                        type Row = { id?: number };
                        task({ name: "none" }, () => 1);
                        task({ name: "plain" }, (a: number, b: Row) => a);
                        task({ name: "one" }, (a?: number) => a);
                        task({ name: "mixed" }, async (a: number | undefined, b?: Row, c?: [x?: number]) => [a, b, c]);
                        task({ name: "defaults" }, (a: number, b = 2, { c }: { c?: number } = {}) => [a, b, c]);
                        task({ name: "rest" }, (a: string, ...more: string[]) => more);
                        task({ name: "parts" }, ({ a }: { a?: number }, [b]: number[] = []) => [a, b]);
                        """))
                .containsExactly(
                        "none()",
                        "plain(a*, b*)",
                        "one(a)",
                        "mixed(a*, b, c)",
                        "defaults(a*, b, argument 3)",
                        "rest(a*, more)",
                        "parts(argument 1*, argument 2)");
    }

    @Test
    void itDoesNotMatterWhereAndHowTheFunctionIsWritten() throws IOException {
        assertThat(tasks("""
                        const smile = "😀é"; const f = (a: number, b?: number) => smile + a + b;
                        function declared(
                            a: string, // the first? (yes)
                            /* the second */ b /* is */ ? /* optional */ : string,
                        ) { return a + b; }
                        const object = { async method(this: unknown, a?: number) { return a; } };
                        class Tool { static run(a: number, b?: number) { return a ? b : a; } }
                        task({ name: "f" }, f);
                        task({ name: "declared" }, declared);
                        task({ name: "method" }, object.method);
                        task({ name: "static" }, Tool.run);
                        task({ name: "bound" }, declared.bind(null));
                        task({ name: "expression" }, async function named<T>(a: T, b?: T) { return b; });
                        """))
                .containsExactly(
                        "f(a*, b)", "declared(a*, b)", "method(a)", "static(a*, b)", "bound()", "expression(a*, b)");
    }

    @Test
    void anExportedMainIsLikeAnyOther() throws IOException {
        assertThat(tasks("export default 1;\nexport function main(a?: string) { return a ?? 'nothing'; }\n"))
                .containsExactly("main(a)");
    }

    @Test
    void aTaskWhoseParametersAreOptionalRunsWithoutThem() {
        var tasks = Tasks.of("""
                import { task } from "@capsule-run/sdk";
                task({ name: "main" }, (a?: number, b: number = 2) => [a === undefined, b]);
                """);

        assertThat(tasks.result("main")).isEqualTo(List.of(true, 2));
    }
}
