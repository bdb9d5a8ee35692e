/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.json.JsonFormatException;

/** Reads any bytes as a source map: it is one, or refused. */
public final class SourceMapTarget {

    private SourceMapTarget() {}

    /** The coverage-guided fuzzer calls this. */
    public static void fuzzerTestOneInput(byte[] input) {
        isRefused(input);
    }

    static boolean isRefused(byte[] json) {
        SourceMap read;
        try {
            read = SourceMap.parse(json);
        } catch (JsonFormatException | IllegalArgumentException e) {
            return true;
        }
        assertThat(SourceMap.parse(read.toJson()).sources()).isEqualTo(read.sources());
        return false;
    }
}
