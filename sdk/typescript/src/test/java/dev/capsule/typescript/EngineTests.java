/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.ErrorType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EngineTests {

    @Test
    void eachRunHasRandomNumbersOfItsOwn() {
        var engine = Engine.of("export const random = () => Math.random();");

        assertThat(engine.result("random")).isNotEqualTo(engine.result("random"));
    }

    @Test
    void deepRecursionIsAnErrorOfTheTask() {
        var engine = Engine.of("""
                let depth = 0;
                function down() { depth++; down(); }
                export function caught() { try { down(); } catch (e) { return [e.name, e.message, depth > 1000]; } }
                export function uncaught() { down(); }
                export function text() { return JSON.parse("[".repeat(1e6)); }
                export function sorting() { return [3, 2, 1].sort(() => sorting()); }
                """);

        assertThat(engine.result("caught")).isEqualTo(List.of("InternalError", "stack overflow", true));
        assertThat(message(engine, "uncaught")).isEqualTo("InternalError: stack overflow");
        assertThat(message(engine, "sorting")).isEqualTo("InternalError: stack overflow");
        assertThat(message(engine, "text")).isEqualTo("SyntaxError: stack overflow");
    }

    @Test
    void memoryThatTheHostDoesNotGrantIsNamedByTheHost() {
        var engine =
                Engine.of("export function fill() { for (const all = []; ; ) all.push(new Uint8Array(1 << 24)); }");

        assertThat(engine.call("fill").error())
                .satisfies(error -> assertThat(error.type()).isEqualTo(ErrorType.MEMORY_EXHAUSTED));
    }

    @Test
    void endlessLoopsUseUpTheirFuel() {
        var engine = Engine.of("""
                export function loop() { for (;;); }
                export function pattern() { return /^(a+)+$/.test("a".repeat(40) + "b"); }
                """);

        for (var function : List.of("loop", "pattern")) {
            assertThat(engine.call(function).error())
                    .as(function)
                    .satisfies(error -> assertThat(error.type()).isEqualTo(ErrorType.FUEL_EXHAUSTED));
        }
    }

    private static String message(Engine engine, String function) {
        return Objects.requireNonNull(engine.call(function).error()).message();
    }
}
