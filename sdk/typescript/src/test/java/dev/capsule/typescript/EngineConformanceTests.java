/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same programs in many fresh instances of one JVM, while it warms up: neither our own handlers of the interpreter nor
 * HotSpot's compilers must change a single result.
 */
class EngineConformanceTests {

    private static final int INSTANCES = 25;
    private static final int INSTANCES_OF_OWN_TESTS = 5;

    /** Where the guest's build leaves what comes with QuickJS. */
    private static final Path GUEST = Path.of("target", "guest");

    /** What QuickJS 2025-04-26 prints for {@code conformance.quickjs} when it is built natively from unchanged sources. */
    private static final Map<String, String> NATIVE = Map.of(
            "numbers", "3376951784-986110653",
            "exact", "3810556105-3712156949",
            "texts", "3651587232-3331007842",
            "patterns", "2503189271-3244911522",
            "containers", "2889748178-4288648449",
            "objects", "4194032073-673462591",
            "closures", "2299876674-3345349348",
            "dates", "2383853415-1757768810",
            "promises", "2626619046-735011047");

    @Test
    void agreesWithNativeQuickJsInEveryInstance() {
        var engine = Engine.ofResource("conformance.quickjs");

        for (var instance = 0; instance < INSTANCES; instance++) {
            assertThat(engine.result("main")).as("instance %d", instance).isEqualTo(NATIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"test_language", "test_builtin", "test_closure", "test_loop", "test_bigint"})
    void passesTheTestsThatComeWithQuickJs(String name) throws IOException {
        var source = Files.readString(GUEST.resolve(name + ".js"));
        var engine = Engine.of("""
                globalThis.std = { gc: native.collectGarbage };
                globalThis.os = { platform: "wasi", setTimeout: (callback) => Promise.resolve().then(callback) };
                globalThis.console = { log: print };
                export function run(source) {
                  (0, eval)(source);
                  return "passed";
                }
                """);

        for (var instance = 0; instance < INSTANCES_OF_OWN_TESTS; instance++) {
            assertThat(engine.call("run", source)).as("instance %d", instance).satisfies(envelope -> {
                assertThat(envelope.error()).isNull();
                assertThat(envelope.result()).isEqualTo("passed");
            });
        }
    }

    @Test
    void aFailingTestOfThatKindIsNoticed() {
        var engine = Engine.of("export function run(source) { (0, eval)(source); return 'passed'; }");

        var envelope =
                engine.call("run", "function check(a) { if (!a) throw Error('assertion failed'); } check(1 === 2);");

        assertThat(List.of(envelope.success(), String.valueOf(envelope.error()).contains("assertion failed")))
                .isEqualTo(List.of(false, true));
    }
}
