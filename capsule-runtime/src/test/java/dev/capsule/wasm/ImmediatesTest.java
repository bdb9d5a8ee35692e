/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.WasmEncoding;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of instructions agrees with the runtime's. */
class ImmediatesTest {
    private static final int RELAXED_VECTORS = 0xFD0100;

    private static int code(OpCode opcode) {
        int code = opcode.opcode();
        return code > 0xFF ? (code >>> 8) << 16 | (code & 0xFF) : code;
    }

    @ParameterizedTest
    @EnumSource
    void followWhatTheRuntimeExpects(OpCode opcode) {
        Immediates immediates = Immediates.of(code(opcode));
        String expected = Arrays.stream(OpCode.signature(opcode).toArray(WasmEncoding[]::new))
                .map(WasmEncoding::name)
                .collect(Collectors.joining(" "));
        assertThat(encoding(Objects.requireNonNull(immediates))).isEqualTo(expected);
    }

    private static String encoding(Immediates immediates) {
        return switch (immediates) {
            case NONE -> "";
            case BYTE -> "BYTE";
            case INDEX -> "VARUINT";
            case TWO_INDICES -> "VARUINT VARUINT";
            case BLOCK_TYPE -> "BLOCK_TYPE";
            case TRY_TABLE -> "BLOCK_TYPE VEC_CATCH";
            case LABELS -> "VEC_VARUINT VARUINT";
            case VALUE_TYPES -> "VEC_VALUE_TYPE";
            case HEAP_TYPE, I32 -> "VARSINT32";
            case CAST -> "BYTE VARUINT VARSINT32 VARSINT32";
            case MEMORY -> "MEMARG";
            case MEMORY_LANE -> "MEMARG VARUINT";
            case I64 -> "VARSINT64";
            case F32 -> "FLOAT32";
            case F64 -> "FLOAT64";
            case V128 -> "V128";
        };
    }

    @Test
    void thereAreNoOthers() {
        Set<Integer> known =
                Arrays.stream(OpCode.values()).map(ImmediatesTest::code).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>();
        IntStream.concat(
                        IntStream.range(0, 0xFB),
                        IntStream.rangeClosed(0xFB, 0xFE)
                                .flatMap(prefix -> IntStream.range(0, 0x200).map(number -> prefix << 16 | number)))
                .filter(code -> Immediates.of(code) != null && !known.contains(code))
                .filter(code -> code < RELAXED_VECTORS || code > RELAXED_VECTORS + 0x13)
                .forEach(code -> others.add(Integer.toHexString(code)));
        assertThat(others).isEmpty();
    }
}
