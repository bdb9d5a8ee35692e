/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task throws is told with its place in the TypeScript source. */
class ExceptionTests {

    private static final Tasks TASKS = Tasks.of("""
            import { task } from "@capsule-run/sdk";

            interface Row {
              amount?: number;
            }

            function total(rows: Row[]): number {
              if (rows.length === 0) {
                throw new RangeError("no rows");
              }
              return rows.length;
            }

            export const outer = task({ name: "outer" }, (): number => {
              const rows: Row[] = [];
              return total(rows);
            });

            export const later = task({ name: "later" }, async () => {
              await new Promise((resolve) => setTimeout(resolve, 1));
              total([]);
            });

            export const raise = task({ name: "raise" }, (expression: string) => {
              throw eval(expression);
            });

            export const lost = task({ name: "lost" }, async () => {
              Promise.reject(new Error("nobody listens"));
              await new Promise((resolve) => setTimeout(resolve, 1000));
            });

            export const inTimer = task({ name: "in_timer" }, async () => {
              setTimeout(() => total([]), 1);
              await new Promise((resolve) => setTimeout(resolve, 1000));
            });

            export const never = task({ name: "never" }, () => new Promise(() => {}));

            export const leave = task({ name: "leave" }, () => {
              try {
                process.exit(3);
              } catch {
                return "still here";
              }
            });

            export const deep = task({ name: "deep" }, () => {
              const down = (): number => down() + 1;
              return down();
            });
            """);

    @Test
    void namesTheLinesOfTheSource() {
        var error = TASKS.error("outer");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo("RangeError: no rows");
        assertThat(error.traceback())
                .containsExactly(
                        new GuestFrame("tasks.ts", 16, "<anonymous>", "return total(rows);"),
                        new GuestFrame("tasks.ts", 9, "total", "throw new RangeError(\"no rows\");"));
    }

    @Test
    void namesTheLinesBehindAnAwait() {
        assertThat(TASKS.error("later").traceback())
                .contains(new GuestFrame("tasks.ts", 9, "total", "throw new RangeError(\"no rows\");"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "new Error()|Error",
                "'a text'|Uncaught 'a text'",
                "({ code: 7 })|Uncaught { code: 7 }",
                "undefined|Uncaught undefined",
                "new AggregateError([new Error(\"one\")], \"many\")|AggregateError: many",
                "Object.assign(new Error(\"m\"), { name: \"Mine\" })|Mine: m",
                "Object.defineProperty(new Error(\"m\"), \"stack\", { get() { throw 1 } })|Error: m"
            })
    void tellsOfWhateverIsThrown(String expression, String message) {
        var error = TASKS.error("raise", expression);

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo(message);
    }

    @Test
    void failsWhenNobodyHandlesARejection() {
        assertThat(TASKS.error("lost").message()).isEqualTo("Error: nobody listens");
    }

    @Test
    void failsWhenATimerThrows() {
        assertThat(TASKS.error("in_timer").message()).isEqualTo("RangeError: no rows");
    }

    @Test
    void failsWhenNothingIsLeftToWaitFor() {
        assertThat(TASKS.error("never").message()).isEqualTo("the task awaits something that never happens");
    }

    @Test
    void saysThatATaskExited() {
        var error = TASKS.error("leave");

        assertThat(error.type()).isEqualTo(ErrorType.TASK_ERROR);
        assertThat(error.message()).isEqualTo("the task exited with code 3");
    }

    @Test
    void survivesDeepRecursion() {
        var error = TASKS.error("deep");

        assertThat(error.message()).isEqualTo("InternalError: stack overflow");
        assertThat(List.copyOf(error.traceback())).hasSizeBetween(1, 100);
    }
}
