/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Types;
import java.util.ArrayList;
import java.util.List;

/** Random code that leaves one value. */
final class Expressions {
    private static final int LOCAL_TEE = 0x22;
    private static final int SELECT = 0x1B;

    private final Body body;
    private final Statements statements;

    Expressions(Body body, Statements statements) {
        this.body = body;
        this.statements = statements;
    }

    void all(List<Integer> types, int depth) {
        types.forEach(type -> any(type, depth));
    }

    void any(int type, int depth) {
        if (depth <= 0 || !body.takeRoom()) {
            leaf(type);
            return;
        }
        switch (body.random.nextInt(10)) {
            case 0, 1 -> leaf(type);
            case 2, 3, 4 -> binary(type, depth - 1);
            case 5 -> convert(type, depth - 1);
            case 6 -> {
                any(type, depth - 1);
                any(type, depth - 1);
                any(Types.I32, depth - 1);
                body.op(SELECT);
            }
            case 7 -> construct(type, depth - 1);
            case 8 -> call(type, depth - 1);
            default -> {
                int local = body.locals.indexOf(type);
                any(type, depth - 1);
                if (local >= 0) {
                    body.op(LOCAL_TEE, local);
                }
            }
        }
    }

    void leaf(int type) {
        List<Integer> locals = new ArrayList<>();
        for (int i = 0; i < body.locals.size(); i++) {
            if (body.locals.get(i) == type) {
                locals.add(i);
            }
        }
        if (!locals.isEmpty() && !body.chance(3)) {
            body.op(Opcode.LOCAL_GET, locals.get(body.random.nextInt(locals.size())));
        } else if (body.chance(4)) {
            body.op(Opcode.GLOBAL_GET, Shape.FIRST_RANDOM_GLOBAL + Types.I32 - type);
        } else {
            constant(type);
        }
    }

    private void constant(int type) {
        switch (type) {
            case Types.I32 -> body.constant(body.random.nextInt(20) - 3);
            case Types.I64 -> body.op(Opcode.I64_CONST).out.s64(body.random.nextLong() >> body.random.nextInt(64));
            case Types.F32 ->
                body.op(Opcode.F32_CONST).out.littleEndian(Float.floatToIntBits(body.random.nextInt(100)), 4);
            default -> body.op(Opcode.F64_CONST).out.littleEndian(Double.doubleToLongBits(body.random.nextInt(100)), 8);
        }
    }

    private void binary(int type, int depth) {
        boolean comparesOthers = type == Types.I32 && body.chance(3);
        int operands = comparesOthers ? Signature.number(body.random) : type;
        any(operands, depth);
        any(operands, depth);
        int choice = body.random.nextInt(comparesOthers ? 6 : 3);
        body.op(
                switch (operands) {
                    case Types.I32 -> (comparesOthers ? 0x46 : body.chance(60) ? 0x6D : 0x6A) + choice;
                    case Types.I64 -> (comparesOthers ? 0x51 : body.chance(60) ? 0x7F : 0x7C) + choice;
                    case Types.F32 -> (comparesOthers ? 0x5B : 0x92) + choice;
                    default -> (comparesOthers ? 0x61 : 0xA0) + choice;
                });
    }

    private void convert(int type, int depth) {
        switch (type) {
            case Types.I32 -> {
                any(Types.I32, depth);
                body.constant(0xFFF).op(0x71).op(0x2D, 0).out.u32(body.random.nextInt(100)); // and, load8_u
            }
            case Types.I64 -> {
                any(Types.I32, depth);
                body.op(Opcode.I64_EXTEND_I32_S);
            }
            case Types.F32 -> {
                any(Types.I32, depth);
                body.op(0xB2); // f32.convert_i32_s
            }
            default -> {
                any(Types.I64, depth);
                body.op(0xB9); // f64.convert_i64_s
            }
        }
    }

    private void construct(int type, int depth) {
        switch (body.random.nextInt(3)) {
            case 0 -> {
                body.open(Opcode.BLOCK, List.of(), List.of(type));
                statements.some(depth);
                any(type, depth);
                body.end();
            }
            case 1 -> {
                any(Types.I32, depth);
                body.open(Opcode.IF, List.of(), List.of(type));
                statements.some(depth);
                any(type, depth);
                body.otherwise();
                statements.some(depth);
                any(type, depth);
                body.end();
            }
            default -> {
                any(type, depth);
                body.open(Opcode.LOOP, List.of(type), List.of(type));
                statements.some(depth);
                if (body.chance(2)) {
                    body.mayGoOn().op(Opcode.BR_IF, 0);
                }
                body.end();
            }
        }
    }

    private void call(int type, int depth) {
        for (int i = 0; i < body.shape.functions.size(); i++) {
            Signature callee = body.shape.function(i);
            if (callee.results().equals(List.of(type))) {
                body.mayGoOn().open(Opcode.IF, List.of(), List.of(type));
                all(callee.parameters(), depth);
                body.op(Opcode.CALL, Shape.FIRST_RANDOM_FUNCTION + i);
                body.otherwise();
                leaf(type);
                body.end();
                return;
            }
        }
        leaf(type);
    }
}
