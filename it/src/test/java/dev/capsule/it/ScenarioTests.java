/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.compile.SingleFile;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.run.TaskRunner;
import dev.capsule.sandbox.OutputListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a task does is the same in every language: each scenario is written once for each, and has one outcome. */
class ScenarioTests {

    private static final GuestLanguages LANGUAGES = GuestLanguages.load(ScenarioTests.class.getClassLoader());

    @TempDir
    Path directory;

    /** The beginning of the envelope, and what is printed. */
    private record Outcome(String envelope, String stdout) {}

    private record Scenario(String name, String python, String script, List<Object> args, Outcome outcome) {}

    private static Scenario scenario(
            String name, String python, String script, List<Object> args, String envelope, String stdout) {
        return new Scenario(name, python, script, args, new Outcome(envelope, stdout));
    }

    private static String result(String json) {
        return "{\"success\":true,\"result\":" + json + ",\"error\":null,";
    }

    private static String error(String type, String message) {
        return "{\"success\":false,\"result\":null,\"error\":{\"error_type\":\"" + type + "\",\"message\":\"" + message;
    }

    private static final List<Scenario> SCENARIOS = List.of(
            scenario(
                    "arguments and results",
                    "@task\ndef main(*args):\n    return list(args)",
                    "task({ name: 'main' }, (...args) => args);",
                    List.of(1, -2.5, "é😀\n", List.of(true, Map.of("a", List.of()))),
                    result("[1,-2.5,\"é😀\\n\",[true,{\"a\":[]}]]"),
                    ""),
            scenario(
                    "no result",
                    "@task\ndef main():\n    pass",
                    "task({ name: 'main' }, () => {});",
                    List.of(),
                    result("null"),
                    ""),
            scenario(
                    "a result that JSON cannot carry",
                    "@task\ndef main():\n    return {'a': [1, float('nan')]}",
                    "task({ name: 'main' }, () => ({ a: [1, NaN] }));",
                    List.of(),
                    error("invalid_result", ""),
                    ""),
            scenario(
                    "an exception",
                    "@task\ndef main():\n    raise ValueError('wrong')",
                    "task({ name: 'main' }, () => { const error = new Error('wrong'); error.name = 'ValueError'; throw error; });",
                    List.of(),
                    error("task_error", "ValueError: wrong\""),
                    ""),
            scenario(
                    "standard output",
                    "@task\ndef main():\n    print('é', 1)",
                    "task({ name: 'main' }, () => console.log('é', 1));",
                    List.of(),
                    result("null"),
                    "é 1\n"),
            scenario(
                    "a loop without end",
                    "@task(compute=5000000)\ndef main():\n    while True:\n        pass",
                    "task({ name: 'main', compute: 5000000 }, () => { for (;;); });",
                    List.of(),
                    error("fuel_exhausted", ""),
                    ""),
            scenario(
                    "a sleep beyond the timeout",
                    "import time\n@task(timeout='200ms')\ndef main():\n    time.sleep(60)",
                    "task({ name: 'main', timeout: '200ms' }, () => new Promise((done) => setTimeout(done, 60000)));",
                    List.of(),
                    error("timeout", ""),
                    ""),
            scenario(
                    "more memory than granted",
                    "@task(ram='32MB')\ndef main():\n    return len(bytearray(1 << 26))",
                    "task({ name: 'main', ram: '32MB' }, () => new Uint8Array(1 << 26).length);",
                    List.of(),
                    error("memory_exhausted", "the task needed more memory than its ram limit of 32 MiB"),
                    ""),
            scenario(
                    "deep recursion",
                    "@task\ndef main():\n    return main.function()",
                    "const main = () => main(); task({ name: 'main' }, () => [main()]);",
                    List.of(),
                    error("task_error", ""),
                    ""),
            scenario(
                    "deep recursion that the task catches, and goes on",
                    "def down():\n    return 1 + down()\n@task\ndef main():\n    seen = []\n    for _ in range(3):\n        try:\n            down()\n        except RecursionError:\n            seen.append('caught')\n    return seen",
                    "const down = () => 1 + down();\ntask({ name: 'main' }, () => [1, 2, 3].map(() => { try { return down(); } catch { return 'caught'; } }));",
                    List.of(),
                    result("[\"caught\",\"caught\",\"caught\"]"),
                    ""),
            scenario(
                    "a sub-task's envelope",
                    "@task\ndef twice(n):\n    return n * 2\n@task\ndef main():\n    return twice(21)['result']",
                    "const twice = task({ name: 'twice' }, (n) => n * 2);\ntask({ name: 'main' }, async () => (await twice(21)).result);",
                    List.of(),
                    result("42"),
                    ""),
            scenario(
                    "a sub-task's failure",
                    "@task(compute=3000000)\ndef burn():\n    while True:\n        pass\n@task\ndef main():\n    return burn()['error']['error_type']",
                    "const burn = task({ name: 'burn', compute: 3000000 }, () => { for (;;); });\ntask({ name: 'main' }, async () => (await burn()).error.error_type);",
                    List.of(),
                    result("\"fuel_exhausted\""),
                    ""),
            scenario(
                    "an argument of ten megabytes",
                    "@task\ndef main(text):\n    return [len(text), text[:3]]",
                    "task({ name: 'main' }, (text) => [text.length, text.slice(0, 3)]);",
                    List.of("abc".repeat(10 * 1024 * 1024 / 3)),
                    result("[10485759,\"abc\"]"),
                    ""),
            scenario(
                    "a result of ten megabytes",
                    "@task\ndef main():\n    return {'text': 'aé' * 3500000, 'end': True}",
                    "task({ name: 'main' }, () => ({ text: 'aé'.repeat(3500000), end: true }));",
                    List.of(),
                    result("{\"text\":\"" + "aé".repeat(3_500_000) + "\",\"end\":true}"),
                    ""),
            scenario(
                    "leaving the process",
                    "import sys\n@task\ndef main():\n    sys.exit(3)",
                    "task({ name: 'main' }, () => process.exit(3));",
                    List.of(),
                    error("task_error", "the task exited with code 3"),
                    ""));

    static Stream<Arguments> scenarios() {
        return SCENARIOS.stream()
                .flatMap(scenario -> Stream.of(
                        Arguments.of(
                                scenario.name(),
                                "python.py",
                                "from capsule import task\n" + scenario.python(),
                                scenario),
                        Arguments.of(
                                scenario.name(),
                                "typescript.ts",
                                "import { task } from '@capsule-run/sdk';\n" + scenario.script(),
                                scenario),
                        Arguments.of(
                                scenario.name(),
                                "javascript.mjs",
                                "import { task } from '@capsule-run/sdk';\n" + scenario.script(),
                                scenario)));
    }

    @ParameterizedTest(name = "{0} ({1})")
    @MethodSource("scenarios")
    void hasTheSameOutcome(String name, String file, String source, Object scenario) throws IOException {
        var expected = ((Scenario) scenario).outcome();
        var path = Files.writeString(directory.resolve(file), source + "\n");
        var module = SingleFile.compile(path, LANGUAGES, OutputListener.NONE).module();
        TaskRun run = TaskRunner.of(module, LANGUAGES)
                .run(TaskCall.of("main").withArguments(((Scenario) scenario).args(), Map.of()));

        assertThat(run.envelope().toJson()).as(name).startsWith(expected.envelope());
        assertThat(run.output().stdout()).isEqualTo(expected.stdout());
    }
}
