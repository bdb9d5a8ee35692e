/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.V11;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Writes a class of static methods. */
final class StaticClass {

    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_FRAMES);

    StaticClass(String name) {
        out.visit(V11, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, "java/lang/Object", null);
    }

    MethodVisitor method(String name, String descriptor) {
        MethodVisitor method = out.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
        method.visitCode();
        return method;
    }

    static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
