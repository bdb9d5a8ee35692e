/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Calls one of several static methods with the arguments on the stack, and returns what it returns. */
final class JumpTable {

    private JumpTable() {}

    /** A static method. */
    record Target(String owner, String name, String descriptor) {}

    /** Writes the calls; the index is on top of the arguments and is always the index of a target. */
    static void write(MethodVisitor method, List<Target> targets) {
        Label[] labels = new Label[targets.size()];
        Arrays.setAll(labels, i -> new Label());
        method.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
        for (int i = 0; i < labels.length; i++) {
            method.visitLabel(labels[i]);
            writeCall(method, targets.get(i));
        }
    }

    /** Writes one call and the return. */
    static void writeCall(MethodVisitor method, Target target) {
        method.visitMethodInsn(INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        method.visitInsn(Type.getReturnType(target.descriptor()).getOpcode(IRETURN));
    }
}
