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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Set<String> ACCESSES = Stream.of("Byte", "Short", "Int", "Long", "Float", "Double")
            .flatMap(type -> Stream.of("memoryRead" + type, "memoryWrite" + type))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MEMORY_HELPERS = Set.of("memoryFill", "memoryGrow", "memoryPages");

    private static final Set<String> GLOBAL_HELPERS = Set.of("readGlobal", "writeGlobal");

    private final Names names;
    private final Map<String, String> addedFunctions;
    private final int[] loads = new int[2];
    private @Nullable Comparison comparison;
    private int loadCount;
    private boolean isLoose;

    /**
     * Creates a visitor.
     *
     * @param addedFunctions the functions that metering has added, and the names of what replaces them
     */
    FunctionMethod(MethodVisitor next, Names names, Map<String, String> addedFunctions) {
        super(next);
        this.names = names;
        this.addedFunctions = addedFunctions;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String addedFunction = addedFunctions.get(name);
        if (addedFunction != null) {
            visitAdded(addedFunction);
        } else if (owner.equals(Names.OPCODES) || (owner.equals(names.helpers()) && name.equals("i32_ge_u"))) {
            visitOperation(opcode, owner, name, descriptor, isInterface);
        } else if (owner.equals(names.helpers())) {
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

    /** Every function takes the memory and the instance as its last arguments, which what replaces it may not need. */
    private void visitAdded(String name) {
        if (name.equals(Names.LOOSE)) {
            loadCount -= 2;
            isLoose = true;
        } else {
            loadCount--;
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, Names.FUEL_DESCRIPTOR, false);
        }
    }

    private void visitOperation(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        Comparison compared = comparison;
        if (compared != null && name.equals("I32_EQZ")) {
            comparison = compared.negated();
            return;
        }
        flush();
        comparison = Comparison.of(name);
        if (comparison == null) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    private void visitHelper(String name, String descriptor) {
        String changed = Names.withGuestMemory(descriptor);
        boolean oneMemory = descriptor.indexOf(Names.CHICORY_MEMORY) == descriptor.lastIndexOf(Names.CHICORY_MEMORY);
        if (ACCESSES.contains(name)) {
            String access = isLoose ? Names.LOOSE_ACCESS : Names.MEMORY_ACCESS;
            isLoose = false;
            super.visitMethodInsn(INVOKESTATIC, access, name, changed, false);
        } else if (MEMORY_HELPERS.contains(name) || (name.equals("memoryCopy") && oneMemory)) {
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, changed, false);
        } else if (GLOBAL_HELPERS.contains(name) && loadCount > 0 && loads[loadCount - 1] > 0) {
            loads[loadCount - 1]--; // the memory is the parameter ahead of the instance
            String withMemory = descriptor.replace(Names.INSTANCE, Names.MEMORY);
            super.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, name, withMemory, false);
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
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode == ALOAD) {
            hold(variable);
        } else {
            super.visitVarInsn(opcode, variable);
        }
    }

    private void hold(int variable) {
        if (comparison != null) {
            flush();
        } else if (loadCount == loads.length) {
            mv.visitVarInsn(ALOAD, loads[0]);
            loads[0] = loads[1];
            loadCount--;
        }
        loads[loadCount++] = variable;
    }

    @Override
    void flush() {
        if (comparison != null) {
            comparison.value(mv);
            comparison = null;
        }
        for (int i = 0; i < loadCount; i++) {
            mv.visitVarInsn(ALOAD, loads[i]);
        }
        loadCount = 0;
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
