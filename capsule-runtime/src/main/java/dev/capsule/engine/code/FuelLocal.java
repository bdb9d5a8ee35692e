/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_5;
import static org.objectweb.asm.Opcodes.ICONST_M1;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INTEGER;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.NEWARRAY;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Lets a function count its fuel in a local variable, which HotSpot keeps in a register or folds to constants, and take
 * it from the instance's at checkpoints and where it returns. What is in the variable is lost when an exception ends
 * the function, which also ends the run.
 */
final class FuelLocal extends HoldingMethod {

    private static final String COUNT = "count";
    private static final String DESCRIPTOR = "(IL" + Names.MEMORY + ";)V";
    private static final int EXTRA_STACK = 2;

    private final int parameters;
    private final int spent;
    private final int memory;
    private @Nullable Integer constant;
    private boolean isMemoryHeld;

    /**
     * Creates a visitor.
     *
     * @param descriptor the function's parameters, of which the last two are its memory and its instance
     */
    FuelLocal(MethodVisitor next, String descriptor) {
        super(next);
        parameters = Type.getArgumentTypes(descriptor).length;
        spent = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1; // of a static method
        memory = spent - 2;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitInsn(ICONST_0);
        super.visitVarInsn(ISTORE, spent);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (!owner.equals(Names.MEMORY_ACCESS) || !descriptor.equals(DESCRIPTOR)) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        } else if (name.equals(COUNT)) {
            count();
        } else {
            checkpoint(name);
        }
    }

    /** Large amounts are not added: so many as there may be in a method of 64 KiB would overflow. */
    private void count() {
        Integer units = constant;
        if (units != null && isMemoryHeld) {
            constant = null;
            isMemoryHeld = false;
            super.visitIincInsn(spent, units);
        } else {
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, COUNT, DESCRIPTOR, false);
        }
    }

    private void checkpoint(String name) {
        if (isMemoryHeld) {
            isMemoryHeld = false;
        } else {
            super.visitInsn(POP);
        }
        super.visitVarInsn(ILOAD, spent);
        super.visitInsn(IADD);
        super.visitVarInsn(ALOAD, memory);
        super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, DESCRIPTOR, false);
        super.visitInsn(ICONST_0);
        super.visitVarInsn(ISTORE, spent);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= ICONST_M1 && opcode <= ICONST_5) {
            hold(opcode - ICONST_0);
            return;
        }
        if (opcode >= IRETURN && opcode <= RETURN) {
            super.visitVarInsn(ILOAD, spent);
            super.visitVarInsn(ALOAD, memory);
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, COUNT, DESCRIPTOR, false);
        }
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == NEWARRAY) {
            super.visitIntInsn(opcode, operand);
        } else {
            hold(operand);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode == ALOAD && variable == memory && constant != null && !isMemoryHeld) {
            isMemoryHeld = true;
        } else {
            super.visitVarInsn(opcode, shifted(variable));
        }
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        super.visitIincInsn(shifted(variable), increment);
    }

    private int shifted(int variable) {
        return variable < spent ? variable : variable + 1;
    }

    private void hold(int value) {
        flush();
        constant = value;
    }

    @Override
    void flush() {
        Integer value = constant;
        constant = null;
        if (value != null) {
            push(value);
        }
        if (isMemoryHeld) {
            isMemoryHeld = false;
            mv.visitVarInsn(ALOAD, memory);
        }
    }

    private void push(int value) {
        if (value >= -1 && value <= 5) {
            mv.visitInsn(ICONST_0 + value);
        } else {
            mv.visitIntInsn(value == (byte) value ? BIPUSH : SIPUSH, value);
        }
    }

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
        if (localCount < parameters) { // dead code, as the compiler marks it
            super.visitFrame(type, localCount, locals, stackCount, stack);
            return;
        }
        Object[] before = Objects.requireNonNull(locals);
        @Nullable Object[] changed = new Object[localCount + 1];
        System.arraycopy(before, 0, changed, 0, parameters);
        changed[parameters] = INTEGER;
        System.arraycopy(before, parameters, changed, parameters + 1, localCount - parameters);
        super.visitFrame(type, localCount + 1, changed, stackCount, stack);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {}

    @Override
    public void visitMaxs(int stack, int locals) {
        super.visitMaxs(stack + EXTRA_STACK, locals + 1);
    }
}
