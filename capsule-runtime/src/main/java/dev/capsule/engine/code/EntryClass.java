/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ATHROW;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.ISHR;

import dev.capsule.engine.code.JumpTable.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Writes the class through which Java calls functions by their number; a tree of two levels. */
final class EntryClass {

    private static final int LEAF_SHIFT = 8;
    private static final String DESCRIPTOR = "(L" + Names.INSTANCE + ";L" + Names.MEMORY + ";I[J)[J";
    private static final String BRIDGE_DESCRIPTOR = "(L" + Names.INSTANCE + ";L" + Names.MEMORY + ";[J)[J";

    private EntryClass() {}

    /**
     * Writes the class.
     *
     * @param imports how many functions are the host's
     * @param entries the functions that Java may call, and the class of each
     */
    static byte[] write(Names names, int imports, SortedMap<Integer, String> entries) {
        StaticClass out = new StaticClass(names.entries());
        SortedMap<Integer, Target> leaves = new TreeMap<>();
        entries.forEach((function, owner) -> leaves.computeIfAbsent(
                function >> LEAF_SHIFT, leaf -> new Target(names.entries(), "call_" + leaf, DESCRIPTOR)));
        leaves.forEach((leaf, target) -> {
            MethodVisitor method = out.method(target.name(), DESCRIPTOR);
            SortedMap<Integer, String> part = entries.subMap(leaf << LEAF_SHIFT, (leaf + 1) << LEAF_SHIFT);
            SortedMap<Integer, Target> bridges = new TreeMap<>();
            part.forEach((function, owner) ->
                    bridges.put(function, new Target(owner, Names.ENTRY + function, BRIDGE_DESCRIPTOR)));
            method.visitVarInsn(ILOAD, 2);
            writeSwitch(names, method, bridges, false);
        });
        MethodVisitor root = out.method("call", DESCRIPTOR);
        Label guest = new Label();
        root.visitVarInsn(ILOAD, 2);
        root.visitLdcInsn(imports);
        root.visitJumpInsn(org.objectweb.asm.Opcodes.IF_ICMPGE, guest);
        root.visitVarInsn(ALOAD, 0);
        root.visitVarInsn(ILOAD, 2);
        root.visitVarInsn(ALOAD, 3);
        root.visitMethodInsn(
                INVOKESTATIC, names.helpers(), "callHostFunction", "(L" + Names.INSTANCE + ";I[J)[J", false);
        root.visitInsn(ARETURN);
        root.visitLabel(guest);
        root.visitVarInsn(ILOAD, 2);
        root.visitLdcInsn(LEAF_SHIFT);
        root.visitInsn(ISHR);
        writeSwitch(names, root, leaves, true);
        return out.toByteArray();
    }

    private static void writeSwitch(
            Names names, MethodVisitor method, Map<Integer, Target> targets, boolean passFunction) {
        Label unknown = new Label();
        int[] keys = targets.keySet().stream().mapToInt(key -> key).toArray();
        Label[] labels = new Label[keys.length];
        Arrays.setAll(labels, i -> new Label());
        List<Target> called = new ArrayList<>(targets.values());
        method.visitLookupSwitchInsn(unknown, keys, labels);
        for (int i = 0; i < keys.length; i++) {
            method.visitLabel(labels[i]);
            method.visitVarInsn(ALOAD, 0);
            method.visitVarInsn(ALOAD, 1);
            if (passFunction) {
                method.visitVarInsn(ILOAD, 2);
            }
            method.visitVarInsn(ALOAD, 3);
            JumpTable.writeCall(method, called.get(i));
        }
        method.visitLabel(unknown);
        method.visitVarInsn(ILOAD, 2);
        method.visitMethodInsn(
                INVOKESTATIC, names.helpers(), "throwUnknownFunction", "(I)Ljava/lang/RuntimeException;", false);
        method.visitInsn(ATHROW);
        StaticClass.end(method);
    }
}
