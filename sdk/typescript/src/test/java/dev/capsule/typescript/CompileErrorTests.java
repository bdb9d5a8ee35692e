/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.compile.CompileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a source file is said at build time, with its place. */
class CompileErrorTests {

    private static final String IMPORT = "import { task } from \"@capsule-run/sdk\";\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "const x: number = ;|tasks.ts:1:19: Unexpected \";\"\\n    const x: number = ;",
                "const é = \"é\", = 1;|tasks.ts:1:16: Expected identifier but found \"=\"\\n    const é = \"é\", = 1;",
                "\\nimport \"./nothing\";|tasks.ts:2:8: cannot find \"./nothing\"\\n    import \"./nothing\";",
                "import x from \"no-such-package\"; x();|tasks.ts:1:15: cannot find the package \"no-such-package\": install it"
                        + " with npm, so that a node_modules directory here or above has it\\n    import x from"
                        + " \"no-such-package\"; x();",
                "import { run } from \"@capsule-run/sdk/runner\"; run();|tasks.ts:1:21: there is no module"
                        + " \"@capsule-run/sdk/runner\" in a task: it is for programs that run tasks\\n    import { run }"
                        + " from \"@capsule-run/sdk/runner\"; run();",
                "let x: string = 1;\\nnull.size;|tasks.ts:2:1: TypeError: cannot read property 'size' of null\\n   "
                        + " null.size;"
            })
    void namesThePlaceOfAnError(String source, String message) {
        assertThatThrownBy(() -> Tasks.of(source.replace("\\n", "\n")))
                .isInstanceOf(CompileException.class)
                .hasMessage(message.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"child_process", "node:child_process", "node:net", "worker_threads"})
    void namesAModuleOfNodesThatIsNotThere(String module) {
        assertThatThrownBy(() -> Tasks.of("import * as it from \"" + module + "\";\nconsole.log(it);\n"))
                .isInstanceOf(CompileException.class)
                .hasMessage("tasks.ts:1:21: there is no module \"" + module
                        + "\" in a task; of Node's modules there are assert, assert/strict, buffer, console, crypto, events,"
                        + " fs, fs/promises, os, path, path/posix, perf_hooks, process, punycode, querystring, stream,"
                        + " stream/promises, stream/web, string_decoder, timers, timers/promises, url, util, util/types,"
                        + " zlib\n    import * as it from \"" + module + "\";");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "compute: \"HUGE\"|tasks.ts:2:35: compute \"HUGE\" is not a compute level: use \"LOW\", \"MEDIUM\","
                        + " \"HIGH\" or a positive number of fuel units",
                "ram: \"lots\"|tasks.ts:2:35: \"lots\" is not a size: use a number and a unit, such as \"64MB\","
                        + " \"1.5GiB\" or \"512KB\"",
                "timout: \"3s\"|tasks.ts:2:35: unknown task option \"timout\", did you mean \"timeout\"?",
                "maxRetries: -1|tasks.ts:2:35: \"maxRetries\" must be a whole number from 0 to 100, not -1",
                "ram: (() => \"x, y: {\")()|tasks.ts:2:35: \"x, y: {\" is not a size: use a number and a unit, such as"
                        + " \"64MB\", \"1.5GiB\" or \"512KB\""
            })
    void neverTurnsABadLimitIntoADefault(String option, String message) {
        assertThatThrownBy(() -> Tasks.of(IMPORT + "const main = task({ name: 'main', " + option + " }, () => 1);\n"))
                .isInstanceOf(CompileException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "task()|TypeError: task() takes options first, as in task({ name: \"main\" }, () => ...), not undefined",
                "task({}, () => 1)|TypeError: a task needs a name: task({ name: \"main\" }, () => ...)",
                "task({ name: \"main\" })|TypeError: task \"main\" needs a function: task({ name: \"main\" }, () => ...),"
                        + " not undefined",
                "task({ name: \"main\", ram: 1n }, () => 1)|TypeError: task \"main\": $.ram: a bigint cannot be carried by"
                        + " JSON; return a number, or its toString()"
            })
    void saysHowATaskIsDeclared(String call, String message) {
        assertThatThrownBy(() -> Tasks.of(IMPORT + call + ";\n"))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThatThrownBy(() -> Tasks.of(IMPORT + "task({ name: 'a' }, () => 1);\ntask({ name: 'a' }, () => 2);\n"))
                .hasMessage(
                        "tasks.ts:3:1: task \"a\" is already defined at tasks.ts:2:1: give one of them another name");
    }

    @Test
    void refusesAFileWithoutTasks() {
        assertThatThrownBy(() -> Tasks.of("export const x = 1;\n"))
                .hasMessage(
                        "tasks.ts:1:1: the file defines no task: declare one with task({ name: \"main\" }, () => ...), or"
                                + " export a function main");
    }

    @Test
    void takesAnExportedFunctionMain() {
        assertThat(Tasks.of("export async function main() {\n  return 'plain';\n}\n")
                        .result("main"))
                .isEqualTo("plain");
    }

    @Test
    void refusesTasksThatAreCalledDuringImport() {
        assertThatThrownBy(() -> Tasks.of(IMPORT + "const main = task({ name: 'main' }, () => 1);\nmain();\n"))
                .hasMessageContaining("a task cannot be called while its file is imported: call it from inside a task");
    }

    @Test
    void endsAnImportThatNeverEnds() {
        assertThatThrownBy(() -> Tasks.of("for (;;);\n"))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith("tasks.ts:1:1: importing the file did not end well: ");
    }
}
