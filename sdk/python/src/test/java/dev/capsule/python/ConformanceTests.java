/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same programs in many fresh instances of one JVM, while it warms up: HotSpot's compilers must not change a single
 * result. (C2 of JDK 17 compiled the allocator of wasi-libc wrongly, which a cold test does not see.)
 */
class ConformanceTests {

    private static final int INSTANCES = 60;

    /** What CPython 3.13.5 prints for {@code conformance.py} when it is built natively. */
    private static final Map<String, String> NATIVE = Map.of(
            "numbers", "afb9c49caba845c1",
            "exact", "a9af6f7b156dbe40",
            "texts", "08df71d90aba6cef",
            "patterns", "0a124636c7235759",
            "containers", "434773ea982eb413",
            "formats", "12cda5d6125cb595",
            "objects", "2665ccf5110bea0f",
            "times", "8433f10fdd410db7",
            "generators", "24a916f45cd7db4a");

    @Test
    void agreesWithNativePythonInEveryInstance() {
        var tasks = Tasks.ofResource("/conformance.py");

        for (var instance = 0; instance < INSTANCES; instance++) {
            assertThat(tasks.result("main")).as("instance %d", instance).isEqualTo(NATIVE);
        }
    }
}
