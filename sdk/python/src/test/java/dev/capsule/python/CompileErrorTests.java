/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.capsule.compile.CompileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a source file is said at build time, with its place. */
class CompileErrorTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "def main(:|tasks.py:1:10: SyntaxError: invalid syntax",
                "x = 1\\nimport nothing|tasks.py:2:1: ModuleNotFoundError: No module named 'nothing'",
                "x = 1\\ny = x / 0|tasks.py:2:5: ZeroDivisionError: division by zero",
                "import sys\\nsys.exit(3)|tasks.py:2:1: SystemExit: 3"
            })
    void namesThePlaceOfAnError(String source, String message) {
        assertThatThrownBy(() -> Tasks.of(source.replace("\\n", "\n")))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "compute=\"HUGE\"|tasks.py:2:7: compute \"HUGE\" is not a compute level: use \"LOW\", \"MEDIUM\", \"HIGH\""
                        + " or a positive number of fuel units",
                "ram=\"lots\"|tasks.py:2:7: \"lots\" is not a size: use a number and a unit, such as \"64MB\","
                        + " \"1.5GiB\" or \"512KB\"",
                "timout=\"3s\"|tasks.py:2:7: unknown task option \"timout\", did you mean \"timeout\"?",
                "timeout=\"soon\"|tasks.py:2:7: \"soon\" is not a duration: use numbers and units, such as \"30s\","
                        + " \"5m\", \"1m 30s\" or \"250ms\"",
                "max_retries=-1|tasks.py:2:7: \"max_retries\" must be a whole number from 0 to 100, not -1"
            })
    void neverTurnsABadLimitIntoADefault(String option, String message) {
        var source = """
                from capsule import task
                @task(%s)
                def main():
                    pass
                """.formatted(option);
        assertThatThrownBy(() -> Tasks.of(source))
                .isInstanceOf(CompileException.class)
                .hasMessage(message);
    }

    @Test
    void namesTheMemoryThatATaskNeeds() {
        assertThatThrownBy(() -> Tasks.of("""
                        from capsule import task
                        @task(ram="1MB")
                        def main():
                            pass
                        """))
                .isInstanceOf(CompileException.class)
                .hasMessageMatching("tasks\\.py:2:7: ram of 1 MiB is too little for task \"main\": it needs [0-9.]+ MiB"
                        + " to start, use at least ram=\"[0-9]+\"");
    }

    @Test
    void reportsEveryProblemAtOnce() {
        assertThatThrownBy(() -> Tasks.of("""
                        from capsule import task
                        @task(ram="x",
                              compute="y")
                        def main():
                            pass
                        @task(name="main")
                        def other():
                            pass
                        """))
                .isInstanceOfSatisfying(
                        CompileException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.position().toString())
                                .containsExactlyInAnyOrder("tasks.py:2:7", "tasks.py:3:7", "tasks.py:7:1"));
    }

    @Test
    void refusesAFileWithoutTasks() {
        assertThatThrownBy(() -> Tasks.of("x = 1\n"))
                .hasMessage("tasks.py:1:1: the file defines no task: decorate a function with @task, or name one main");
    }

    @Test
    void takesAPlainFunctionMain() {
        var tasks = Tasks.of("def main():\n    return 'plain'\n");

        assertThat(tasks.result("main")).isEqualTo("plain");
    }

    @Test
    void takesEverySpellingOfTheDecorator() {
        var tasks = Tasks.of("""
                import capsule
                from capsule import task

                @task
                def bare():
                    return 1

                @task()
                def called():
                    return 2

                @capsule.task(name="other-name")
                def named():
                    return 3
                """);

        assertThat(tasks.result("bare")).isEqualTo(1);
        assertThat(tasks.result("called")).isEqualTo(2);
        assertThat(tasks.result("other-name")).isEqualTo(3);
    }

    @Test
    void refusesTasksThatAreCalledDuringImport() {
        assertThatThrownBy(() -> Tasks.of("""
                        from capsule import task
                        @task
                        def main():
                            pass
                        main()
                        """))
                .hasMessageContaining("a task cannot be called while its file is imported: call it from inside a task");
    }

    @Test
    void endsAnImportThatNeverEnds() {
        assertThatThrownBy(() -> Tasks.of("while True:\n    x = list(range(10**5))\n"))
                .isInstanceOf(CompileException.class)
                .hasMessageStartingWith("tasks.py:1:1: importing the file did not end well: ");
    }
}
