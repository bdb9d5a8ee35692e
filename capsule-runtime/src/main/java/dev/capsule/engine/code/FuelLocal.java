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
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.SIPUSH;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Lets a function count its fuel in a local variable, which HotSpot keeps in a register or folds to constants, and take
 * it from the instance's where it returns, and at checkpoints when it has become much. What is in the variable is lost
 * when an exception ends the function, which also ends the run.
 *
 * <p>A function that has checkpoints, because it has loops or calls others, looks on returning whether any fuel is left.
 * So whatever does not end comes to look again and again: it either goes round a loop, where the variable grows, or has
 * ever more of its calls of such functions return. Without the look on returning, functions that call each other twice
 * would take time exponential in their number.
 *
 * <p>Only amounts that fit into an instruction are added to the variable. So many larger ones as there may be in a method
 * of 64 KiB would overflow it, which would be fuel for nothing.
 */
final class FuelLocal extends HoldingMethod {

    private static final int EXTRA_STACK = 2;

    private final int parameters;
    private final int spent;
    private final int memory;
    private @Nullable Integer constant;
    private boolean isMemoryHeld;
    private boolean passesCheckpoint;

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
        if (owner.equals(Names.MEMORY_ACCESS) && descriptor.equals(Names.FUEL_DESCRIPTOR)) {
            burn(name);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    private void burn(String name) {
        passesCheckpoint |= name.equals(Names.CHARGE);
        Integer units = constant;
        if (units == null || !isMemoryHeld) {
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, Names.FUEL_DESCRIPTOR, false);
            return;
        }
        constant = null;
        isMemoryHeld = false;
        if (name.equals(Names.COUNT)) {
            super.visitIincInsn(spent, units);
        } else {
            checkpoint(units);
        }
    }

    private void checkpoint(int units) {
        super.visitVarInsn(ILOAD, spent);
        push(units);
        super.visitInsn(IADD);
        super.visitVarInsn(ALOAD, memory);
        super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, Names.CHECKPOINT, Names.CHECKPOINT_DESCRIPTOR, false);
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
            String name = passesCheckpoint ? Names.CHARGE : Names.COUNT;
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, Names.FUEL_DESCRIPTOR, false);
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
