/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        for (var function : List.of("uncaught", "text", "sorting")) {
            assertThat(engine.call(function).error())
                    .as(function)
                    .satisfies(error -> assertThat(error.message()).isEqualTo("InternalError: stack overflow"));
        }
    }

    @Test
    void memoryThatTheHostDoesNotGrantIsNamedByTheHost() {
        var engine = Engine.of("export function fill() { for (const all = []; ; ) all.push(new Array(1000).fill(1.5)); }");

        assertThat(engine.call("fill").error())
                .satisfies(error -> assertThat(error.type()).isEqualTo("memory_exhausted"));
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
                    .satisfies(error -> assertThat(error.type()).isEqualTo("fuel_exhausted"));
        }
    }
}
