/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes one compiled function smaller and faster: memory is accessed directly, fuel is a field, a comparison is one
 * with the jump that follows it, and functions in tables are found by our own class.
 *
 * <p>Size matters most: HotSpot never compiles a method above 8,000 bytes.
 */
final class FunctionMethod extends HoldingMethod {

    private static final Set<String> MEMORY_HELPERS = Set.of(
            "memoryReadByte",
            "memoryReadShort",
            "memoryReadInt",
            "memoryReadLong",
            "memoryReadFloat",
            "memoryReadDouble",
            "memoryWriteByte",
            "memoryWriteShort",
            "memoryWriteInt",
            "memoryWriteLong",
            "memoryWriteFloat",
            "memoryWriteDouble",
            "memoryFill",
            "memoryGrow",
            "memoryPages");

    private static final Set<String> GLOBAL_HELPERS = Set.of("readGlobal", "writeGlobal");

    private final Names names;
    private final Map<String, String> fuelFunctions;
    private @Nullable Comparison comparison;
    private int loaded = -1;

    /**
     * Creates a visitor.
     *
     * @param fuelFunctions the functions that metering has added, and the names of what replaces them
     */
    FunctionMethod(MethodVisitor next, Names names, Map<String, String> fuelFunctions) {
        super(next);
        this.names = names;
        this.fuelFunctions = fuelFunctions;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(Names.OPCODES) || (owner.equals(names.helpers()) && name.equals("i32_ge_u"))) {
            if (comparison != null && name.equals("I32_EQZ")) {
                comparison = comparison.negated();
                return;
            }
            flush();
            comparison = Comparison.of(name);
            if (comparison == null) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
            return;
        }
        String fuelFunction = fuelFunctions.get(name);
        if (fuelFunction != null) {
            // the instance, loaded last, is not needed
            loaded = -1;
            flush();
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, fuelFunction, "(IL" + Names.MEMORY + ";)V", false);
            return;
        }
        if (loaded > 0 && owner.equals(names.helpers()) && GLOBAL_HELPERS.contains(name)) {
            // the memory is the parameter ahead of the instance
            loaded--;
            flush();
            super.visitMethodInsn(
                    INVOKESTATIC, Names.MEMORY_ACCESS, name, descriptor.replace(Names.INSTANCE, Names.MEMORY), false);
            return;
        }
        flush();
        if (owner.equals(names.helpers())) {
            visitHelper(name, descriptor);
        } else if (name.startsWith(Names.INDIRECT)) {
            super.visitMethodInsn(opcode, names.indirectCalls(), name, Names.withGuestMemory(descriptor), false);
        } else if (owner.startsWith(names.main())) {
            super.visitMethodInsn(opcode, owner, name, Names.withGuestMemory(descriptor), false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("memory") && owner.equals(Names.INSTANCE)) {
                super.visitTypeInsn(CHECKCAST, Names.MEMORY);
            }
        }
    }

    private void visitHelper(String name, String descriptor) {
        boolean oneMemory = descriptor.indexOf(Names.CHICORY_MEMORY) == descriptor.lastIndexOf(Names.CHICORY_MEMORY);
        if (MEMORY_HELPERS.contains(name) || (name.equals("memoryCopy") && oneMemory)) {
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, Names.withGuestMemory(descriptor), false);
        } else if (!name.equals("checkInterruption")) {
            super.visitMethodInsn(INVOKESTATIC, names.helpers(), name, descriptor, false);
        }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        Comparison compared = comparison;
        if (compared != null && (opcode == IFEQ || opcode == IFNE)) {
            comparison = null;
            (opcode == IFNE ? compared : compared.negated()).jump(mv, label);
            return;
        }
        flush();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        flush();
        if (opcode == ALOAD) {
            loaded = variable;
        } else {
            super.visitVarInsn(opcode, variable);
        }
    }

    @Override
    void flush() {
        if (comparison != null) {
            comparison.value(mv);
            comparison = null;
        }
        if (loaded >= 0) {
            mv.visitVarInsn(ALOAD, loaded);
            loaded = -1;
        }
    }

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] locals, int stackCount, Object @Nullable [] stack) {
        super.visitFrame(type, localCount, withGuestMemory(locals), stackCount, withGuestMemory(stack));
    }

    private static Object @Nullable [] withGuestMemory(Object @Nullable [] types) {
        if (types == null) {
            return null;
        }
        Object[] changed = types.clone();
        for (int i = 0; i < changed.length; i++) {
            if (Names.CHICORY_MEMORY.equals(changed[i])) {
                changed[i] = Names.MEMORY;
            }
        }
        return changed;
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        super.visitMaxs(stack + Comparison.EXTRA_STACK, locals);
    }
}
