/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The body of a function that is being made. */
final class Body {
    private static final int EMPTY_BLOCK = 0x40;

    /** A construct that can be branched to. */
    record Label(boolean isLoop, List<Integer> types) {}

    final Random random;
    final Shape shape;
    final Signature signature;
    final WasmWriter out = new WasmWriter(256);
    final List<Integer> locals;
    private final List<Label> labels = new ArrayList<>();
    private int room;

    Body(Random random, Shape shape, Signature signature, List<Integer> locals) {
        this.random = random;
        this.shape = shape;
        this.signature = signature;
        this.locals = locals;
        this.room = 20 + random.nextInt(100);
        labels.add(new Label(false, signature.results()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Takes room for a piece of code; false when the body is large enough. */
    boolean takeRoom() {
        return room-- > 0;
    }

    Body op(int opcode) {
        if (Opcode.isPrefixed(opcode)) {
            out.u8(opcode >>> 16).u32(opcode & 0xFFFF);
        } else {
            out.u8(opcode);
        }
        return this;
    }

    Body op(int opcode, int immediate) {
        op(opcode);
        out.u32(immediate);
        return this;
    }

    Body constant(int value) {
        op(Opcode.I32_CONST);
        out.s32(value);
        return this;
    }

    /** Asks whether another loop or call may begin. */
    Body mayGoOn() {
        return op(Opcode.CALL, Shape.MAY_GO_ON);
    }

    void open(int opcode, List<Integer> parameters, List<Integer> results) {
        op(opcode);
        if (parameters.isEmpty() && results.isEmpty()) {
            out.u8(EMPTY_BLOCK);
        } else if (parameters.isEmpty() && results.size() == 1 && chance(2)) {
            out.u8(results.get(0));
        } else {
            out.s32(shape.typeIndex(new Signature(parameters, results)));
        }
        boolean isLoop = opcode == Opcode.LOOP;
        labels.add(new Label(isLoop, isLoop ? parameters : results));
    }

    void end() {
        op(Opcode.END);
        labels.remove(labels.size() - 1);
    }

    void otherwise() {
        op(Opcode.ELSE);
    }

    /** Returns the construct that a label, counted from inside, means. */
    Label label(int label) {
        return labels.get(labels.size() - 1 - label);
    }

    /** Returns a label, but none of a loop with parameters: Chicory 1.7.5's interpreter mistakes the values for it. */
    int randomLabel() {
        int label = random.nextInt(labels.size());
        boolean isUsable = !label(label).isLoop() || label(label).types().isEmpty();
        return isUsable ? label : labels.size() - 1;
    }

    List<Integer> labelsOfType(List<Integer> types) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (label(i).types().equals(types)) {
                found.add(i);
            }
        }
        return found;
    }
}
