/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ICMPEQ;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.LCMP;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A comparison of integers, which Chicory makes a call that returns 0 or 1 even if a jump follows.
 *
 * @param kind what is compared
 * @param jump the JVM's jump on the sign of the difference, as in {@link Opcodes#IFLT}
 */
record Comparison(Kind kind, int jump) {

    private static final Map<String, Comparison> BY_NAME = Map.ofEntries(
            Map.entry("I32_EQZ", new Comparison(Kind.ZERO, IFEQ)),
            Map.entry("I32_EQ", new Comparison(Kind.INT, IFEQ)),
            Map.entry("I32_NE", new Comparison(Kind.INT, IFNE)),
            Map.entry("I32_LT_S", new Comparison(Kind.INT, Opcodes.IFLT)),
            Map.entry("I32_LE_S", new Comparison(Kind.INT, Opcodes.IFLE)),
            Map.entry("I32_GT_S", new Comparison(Kind.INT, Opcodes.IFGT)),
            Map.entry("I32_GE_S", new Comparison(Kind.INT, Opcodes.IFGE)),
            Map.entry("I32_LT_U", new Comparison(Kind.UNSIGNED_INT, Opcodes.IFLT)),
            Map.entry("I32_LE_U", new Comparison(Kind.UNSIGNED_INT, Opcodes.IFLE)),
            Map.entry("I32_GT_U", new Comparison(Kind.UNSIGNED_INT, Opcodes.IFGT)),
            Map.entry("I32_GE_U", new Comparison(Kind.UNSIGNED_INT, Opcodes.IFGE)),
            Map.entry("i32_ge_u", new Comparison(Kind.UNSIGNED_INT, Opcodes.IFGE)),
            Map.entry("I64_EQZ", new Comparison(Kind.LONG_ZERO, IFEQ)),
            Map.entry("I64_EQ", new Comparison(Kind.LONG, IFEQ)),
            Map.entry("I64_NE", new Comparison(Kind.LONG, IFNE)),
            Map.entry("I64_LT_S", new Comparison(Kind.LONG, Opcodes.IFLT)),
            Map.entry("I64_LE_S", new Comparison(Kind.LONG, Opcodes.IFLE)),
            Map.entry("I64_GT_S", new Comparison(Kind.LONG, Opcodes.IFGT)),
            Map.entry("I64_GE_S", new Comparison(Kind.LONG, Opcodes.IFGE)),
            Map.entry("I64_LT_U", new Comparison(Kind.UNSIGNED_LONG, Opcodes.IFLT)),
            Map.entry("I64_LE_U", new Comparison(Kind.UNSIGNED_LONG, Opcodes.IFLE)),
            Map.entry("I64_GT_U", new Comparison(Kind.UNSIGNED_LONG, Opcodes.IFGT)),
            Map.entry("I64_GE_U", new Comparison(Kind.UNSIGNED_LONG, Opcodes.IFGE)));

    private static final String[] SIGNED = {"EQ", "NE", "LT_S", "GE_S", "GT_S", "LE_S"};
    private static final String[] UNSIGNED = {"", "", "lessThan", "greaterOrEqual", "greaterThan", "lessOrEqual"};

    /** How many more slots of the stack {@link #value} may need than what it replaces. */
    static final int EXTRA_STACK = 2;

    /** What is compared with what. */
    enum Kind {
        ZERO,
        INT,
        UNSIGNED_INT,
        LONG_ZERO,
        LONG,
        UNSIGNED_LONG
    }

    /** The comparison that Chicory's operation of this name makes; null when it makes none. */
    static @Nullable Comparison of(String operation) {
        return BY_NAME.get(operation);
    }

    /** The opposite: opposite jumps are neighbours, an odd number and the even one after it. */
    Comparison negated() {
        return new Comparison(kind, ((jump - IFEQ) ^ 1) + IFEQ);
    }

    /** Jumps to the label when the comparison holds. */
    void jump(MethodVisitor method, Label label) {
        switch (kind) {
            case ZERO -> method.visitJumpInsn(jump, label);
            case INT -> method.visitJumpInsn(jump - IFEQ + IF_ICMPEQ, label);
            case LONG -> {
                method.visitInsn(LCMP);
                method.visitJumpInsn(jump, label);
            }
            case LONG_ZERO -> {
                method.visitInsn(Opcodes.LCONST_0);
                method.visitInsn(LCMP);
                method.visitJumpInsn(jump, label);
            }
            case UNSIGNED_INT, UNSIGNED_LONG -> {
                value(method);
                method.visitJumpInsn(IFNE, label);
            }
        }
    }

    /** Leaves 1 on the stack when the comparison holds, otherwise 0. */
    void value(MethodVisitor method) {
        switch (kind) {
            case ZERO -> {
                // needs more stack than Chicory's own call, see EXTRA_STACK
                method.visitInsn(Opcodes.ICONST_0);
                call(method, Names.OPCODES, "I32_" + SIGNED[jump - IFEQ], "(II)I");
            }
            case INT -> call(method, Names.OPCODES, "I32_" + SIGNED[jump - IFEQ], "(II)I");
            case LONG_ZERO -> {
                method.visitInsn(Opcodes.LCONST_0);
                call(method, Names.OPCODES, "I64_" + SIGNED[jump - IFEQ], "(JJ)I");
            }
            case LONG -> call(method, Names.OPCODES, "I64_" + SIGNED[jump - IFEQ], "(JJ)I");
            case UNSIGNED_INT -> call(method, Names.UNSIGNED, UNSIGNED[jump - IFEQ], "(II)I");
            case UNSIGNED_LONG -> call(method, Names.UNSIGNED, UNSIGNED[jump - IFEQ], "(JJ)I");
        }
    }

    private static void call(MethodVisitor method, String owner, String name, String descriptor) {
        method.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
    }
}
