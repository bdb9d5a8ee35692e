/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.Types;
import java.util.ArrayList;
import java.util.List;

/** Random code that leaves no value. */
final class Statements {
    private static final int LOCAL_SET = 0x21;
    private static final int I32_EQZ = 0x45;
    private static final int I32_AND = 0x71;
    private static final int I32_STORE8 = 0x3A;

    private final Body body;
    private final Expressions expressions;

    Statements(Body body) {
        this.body = body;
        this.expressions = new Expressions(body, this);
    }

    void function() {
        some(5);
        some(5);
        expressions.all(body.signature.results(), 3);
        body.op(Opcode.END);
    }

    /** Random code that often tells the host where it is, so that another way through it does not go unnoticed. */
    void some(int depth) {
        if (body.chance(2)) {
            body.constant(body.out.size()).op(Opcode.CALL, 0);
        }
        for (int count = body.random.nextInt(5); count > 0; count--) {
            any(depth);
        }
    }

    void any(int depth) {
        if (depth <= 0 || !body.takeRoom()) {
            body.op(Opcode.NOP);
            return;
        }
        switch (body.random.nextInt(20)) {
            case 0, 1, 2 -> assign(depth - 1);
            case 3 -> store(depth - 1);
            case 4, 5 -> block(depth - 1);
            case 6, 7, 8 -> conditional(depth - 1);
            case 9, 10 -> loop(depth - 1);
            case 11, 12 -> branchIf(depth - 1);
            case 13 -> leave(depth - 1);
            case 14, 15 -> choice(depth - 1);
            case 16, 17 -> call(depth - 1);
            case 18 -> bulk(depth - 1);
            default -> catching(depth - 1);
        }
    }

    private void assign(int depth) {
        if (body.chance(4)) {
            int type = Signature.number(body.random);
            expressions.any(type, depth);
            body.op(Opcode.GLOBAL_SET, Shape.FIRST_RANDOM_GLOBAL + Types.I32 - type);
        } else {
            int local = body.random.nextInt(body.locals.size());
            expressions.any(body.locals.get(local), depth);
            body.op(LOCAL_SET, local);
        }
    }

    private void store(int depth) {
        expressions.any(Types.I32, depth);
        body.constant(0xFFF).op(I32_AND);
        expressions.any(Types.I32, depth);
        body.op(I32_STORE8, 0).out.u32(body.random.nextInt(100));
    }

    /** A block of one parameter at most: Chicory 1.7.5's interpreter loses values around others. */
    private void block(int depth) {
        Signature type = Signature.random(body.random, 1, 2);
        boolean plain = body.chance(2);
        List<Integer> parameters = plain ? List.of() : type.parameters();
        List<Integer> results = plain ? List.of() : type.results();
        expressions.all(parameters, depth);
        body.open(Opcode.BLOCK, parameters, results);
        drop(parameters.size());
        some(depth);
        expressions.all(results, depth);
        body.end();
        drop(results.size());
    }

    private void conditional(int depth) {
        expressions.any(Types.I32, depth);
        body.open(Opcode.IF, List.of(), List.of());
        some(depth);
        if (body.chance(2)) {
            body.otherwise();
            some(depth);
        }
        body.end();
    }

    private void loop(int depth) {
        body.open(Opcode.LOOP, List.of(), List.of());
        some(depth);
        if (!body.chance(5)) {
            body.mayGoOn();
            if (body.chance(2)) {
                expressions.any(Types.I32, depth);
                body.op(I32_AND);
            }
            body.op(Opcode.BR_IF, 0);
        }
        some(depth);
        body.end();
    }

    private void branchIf(int depth) {
        int label = body.randomLabel();
        List<Integer> types = body.label(label).types();
        expressions.all(types, depth);
        if (body.label(label).isLoop()) {
            body.mayGoOn();
        } else {
            expressions.any(Types.I32, depth);
        }
        body.op(Opcode.BR_IF, label);
        drop(types.size());
    }

    /** Leaves for good; what follows cannot be reached. */
    private void leave(int depth) {
        if (!body.chance(3)) { // mostly in an arm, or else little code is ever reached
            expressions.any(Types.I32, depth);
            body.open(Opcode.IF, List.of(), List.of());
            leaveNow(depth);
            body.end();
        } else {
            leaveNow(depth);
        }
    }

    private void leaveNow(int depth) {
        int deadCode = 3;
        switch (body.random.nextInt(8)) {
            case 0 -> body.op(Opcode.UNREACHABLE);
            case 1, 2, 3 -> returnNow(depth);
            default -> {
                branch(depth);
                deadCode = 20; // Chicory 1.7.5's compiler fails on constructs behind a branch
            }
        }
        if (body.chance(deadCode)) {
            some(depth - 1);
        }
    }

    private void branch(int depth) {
        int label = body.randomLabel();
        if (body.label(label).isLoop()) {
            returnUnlessGoingOn();
        }
        expressions.all(body.label(label).types(), depth);
        body.op(Opcode.BR, label);
    }

    private void returnNow(int depth) {
        expressions.all(body.signature.results(), depth);
        body.op(Opcode.RETURN);
    }

    /** Nothing in the arm may branch, or a loop could go on without having asked. */
    private void returnUnlessGoingOn() {
        body.mayGoOn().op(I32_EQZ);
        body.open(Opcode.IF, List.of(), List.of());
        body.signature.results().forEach(expressions::leaf);
        body.op(Opcode.RETURN);
        body.end();
    }

    /** A switch as compilers write it: nested blocks with an arm behind each. */
    private void choice(int depth) {
        int arms = 1 + body.random.nextInt(5);
        for (int i = 0; i < arms; i++) {
            body.open(Opcode.BLOCK, List.of(), List.of());
        }
        List<Integer> labels = new ArrayList<>();
        boolean onlyArms = body.chance(2);
        List<Integer> allowed = body.labelsOfType(List.of());
        for (int i = 0; i <= arms + 1; i++) {
            labels.add(onlyArms ? i % arms : allowed.get(body.random.nextInt(allowed.size())));
        }
        if (labels.stream().anyMatch(label -> body.label(label).isLoop())) {
            returnUnlessGoingOn();
        }
        expressions.any(Types.I32, depth);
        body.op(Opcode.BR_TABLE, labels.size() - 1);
        labels.forEach(body.out::u32);
        for (int i = 0; i < arms; i++) {
            body.end();
            some(depth);
            if (i < arms - 1 && !body.chance(3)) {
                body.op(Opcode.BR, arms - 2 - i);
            }
        }
    }

    private void call(int depth) {
        int function = body.random.nextInt(body.shape.functions.size());
        Signature callee = body.shape.function(function);
        body.mayGoOn().open(Opcode.IF, List.of(), List.of());
        expressions.all(callee.parameters(), depth);
        if (body.chance(3)) {
            expressions.any(Types.I32, depth);
            body.constant(Shape.TABLE_SIZE - 1).op(I32_AND);
            body.op(Opcode.CALL_INDIRECT, body.shape.typeIndex(callee)).out.u32(0);
        } else {
            body.op(Opcode.CALL, Shape.FIRST_RANDOM_FUNCTION + function);
        }
        drop(callee.results().size());
        body.end();
        if (body.chance(4)) {
            expressions.any(Types.I32, depth);
            body.op(Opcode.CALL, 0);
        }
    }

    private void bulk(int depth) {
        switch (body.random.nextInt(4)) {
            case 0 -> {
                masked(0xFFF, depth);
                body.constant(body.random.nextInt(256));
                masked(0x1FF, depth);
                body.op(Opcode.MEMORY_FILL, 0);
            }
            case 1 -> {
                masked(0xFFF, depth);
                masked(0xFFF, depth);
                body.constant(body.random.nextInt(1000));
                body.op(Opcode.MEMORY_COPY, 0).out.u32(0);
            }
            case 2 -> {
                masked(0xFFF, depth);
                body.constant(0);
                masked(0xFF, depth);
                body.op(Opcode.MEMORY_INIT, 0).out.u32(0);
            }
            default -> {
                body.constant(0).constant(0);
                masked(Shape.TABLE_SIZE - 1, depth);
                body.op(Opcode.TABLE_COPY, 0).out.u32(0);
            }
        }
    }

    private void masked(int mask, int depth) {
        expressions.any(Types.I32, depth);
        body.constant(mask).op(I32_AND);
    }

    private void catching(int depth) {
        if (!body.shape.hasTag) {
            block(depth);
            return;
        }
        List<Integer> caught = List.of(Types.I32);
        body.open(Opcode.BLOCK, List.of(), caught);
        body.open(Opcode.TRY_TABLE, List.of(), List.of());
        body.out.u32(1).raw(0, 0, 0); // catch tag 0 at the block around
        some(depth);
        if (body.chance(2)) {
            expressions.any(Types.I32, depth);
            body.op(Opcode.THROW, 0);
        }
        some(depth);
        body.end();
        expressions.leaf(Types.I32);
        body.end();
        body.op(Opcode.DROP);
        if (body.chance(8)) {
            expressions.leaf(Types.I32);
            body.op(Opcode.THROW, 0);
        }
    }

    private void drop(int count) {
        for (int i = 0; i < count; i++) {
            body.op(Opcode.DROP);
        }
    }
}
