/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.IAND;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISHR;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.IUSHR;

import dev.capsule.engine.code.JumpTable.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes the class of indirect calls: per type a jump table over its functions. One of more than {@link #LEAF} functions
 * becomes a tree of two levels, whose methods are small enough for HotSpot to inline the hot ones.
 */
final class IndirectCallClass {

    private static final int LEAF_SHIFT = 5;
    private static final int LEAF = 1 << LEAF_SHIFT;

    private final Names names;
    private final IndirectCalls calls;
    private final Map<Integer, Target> functions;
    private final StaticClass out;

    IndirectCallClass(Names names, IndirectCalls calls, Map<Integer, Target> functions) {
        this.names = names;
        this.calls = calls;
        this.functions = functions;
        this.out = new StaticClass(names.indirectCalls());
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    /** Adds the calls of one type: {@code (arguments, element, table, memory, instance)}. */
    void add(int type, String descriptor) {
        int number = calls.typeNumbers()[type];
        List<Integer> members = calls.members().get(number);
        Type[] all = Type.getArgumentTypes(descriptor);
        Type[] arguments = Arrays.copyOf(all, all.length - 4);
        int element = size(arguments);
        int memory = element + 2;
        int code = element + 4;
        MethodVisitor method = out.method(Names.INDIRECT + type, descriptor);
        method.visitVarInsn(ILOAD, element);
        method.visitVarInsn(ILOAD, element + 1);
        method.visitVarInsn(ALOAD, memory);
        method.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, "callee", "(IIL" + Names.MEMORY + ";)I", false);
        method.visitVarInsn(ISTORE, code);
        if (!members.isEmpty()) {
            Label mismatch = new Label();
            method.visitVarInsn(ILOAD, code);
            method.visitLdcInsn(IndirectCalls.TYPE_SHIFT);
            method.visitInsn(IUSHR);
            method.visitLdcInsn(number);
            method.visitJumpInsn(IF_ICMPNE, mismatch);
            loadAll(method, arguments, memory);
            method.visitVarInsn(ILOAD, code);
            method.visitLdcInsn(IndirectCalls.PLACE_MASK);
            method.visitInsn(IAND);
            if (members.size() <= LEAF) {
                JumpTable.write(method, targets(members));
            } else {
                method.visitInsn(org.objectweb.asm.Opcodes.DUP);
                method.visitLdcInsn(LEAF_SHIFT);
                method.visitInsn(ISHR);
                JumpTable.write(method, addLeaves(type, members, arguments, Type.getReturnType(descriptor)));
            }
            method.visitLabel(mismatch);
        }
        method.visitVarInsn(ILOAD, code);
        method.visitMethodInsn(INVOKESTATIC, Names.MEMORY_ACCESS, "badCall", "(I)Ljava/lang/RuntimeException;", false);
        method.visitInsn(ATHROW);
        StaticClass.end(method);
    }

    private List<Target> targets(List<Integer> members) {
        return members.stream().map(functions::get).toList();
    }

    /** Adds the lower level: {@code (arguments, memory, instance, place)}. */
    private List<Target> addLeaves(int type, List<Integer> members, Type[] arguments, Type result) {
        String descriptor = leafDescriptor(arguments, result);
        int memory = size(arguments);
        List<Target> leaves = new ArrayList<>();
        for (int from = 0; from < members.size(); from += LEAF) {
            Target leaf =
                    new Target(names.indirectCalls(), Names.INDIRECT + type + "_" + (from >> LEAF_SHIFT), descriptor);
            MethodVisitor method = out.method(leaf.name(), descriptor);
            loadAll(method, arguments, memory);
            method.visitVarInsn(ILOAD, memory + 2);
            method.visitLdcInsn(LEAF - 1);
            method.visitInsn(IAND);
            JumpTable.write(method, targets(members.subList(from, Math.min(from + LEAF, members.size()))));
            StaticClass.end(method);
            leaves.add(leaf);
        }
        return leaves;
    }

    private static String leafDescriptor(Type[] arguments, Type result) {
        List<Type> all = new ArrayList<>(List.of(arguments));
        all.add(Type.getObjectType(Names.MEMORY));
        all.add(Type.getObjectType(Names.INSTANCE));
        all.add(Type.INT_TYPE);
        return Type.getMethodDescriptor(result, all.toArray(Type[]::new));
    }

    private static void loadAll(MethodVisitor method, Type[] arguments, int memory) {
        int variable = 0;
        for (Type argument : arguments) {
            method.visitVarInsn(argument.getOpcode(ILOAD), variable);
            variable += argument.getSize();
        }
        method.visitVarInsn(ALOAD, memory);
        method.visitVarInsn(ALOAD, memory + 1);
    }

    private static int size(Type[] arguments) {
        return Arrays.stream(arguments).mapToInt(Type::getSize).sum();
    }
}
