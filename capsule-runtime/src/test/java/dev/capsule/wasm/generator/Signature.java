/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A function type. */
record Signature(List<Integer> parameters, List<Integer> results) {
    private static final List<Integer> NUMBERS = List.of(Types.I32, Types.I32, Types.I64, Types.F64, Types.F32);

    static Signature random(Random random, int mostParameters, int mostResults) {
        return new Signature(types(random, mostParameters), types(random, mostResults));
    }

    static int number(Random random) {
        return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }

    private static List<Integer> types(Random random, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> number(random))
                .toList();
    }

    void writeTo(WasmWriter out) {
        out.u8(Types.FUNCTION).u32(parameters.size());
        parameters.forEach(out::u8);
        out.u32(results.size());
        results.forEach(out::u8);
    }
}
