/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ASM9;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** The class that Chicory sees, without its indirect calls, whose descriptors are kept for our own. */
final class MainClass extends ClassVisitor {

    private final Names names;
    private final Map<Integer, String> indirectDescriptors = new HashMap<>();

    MainClass(ClassVisitor next, Names names) {
        super(ASM9, next);
        this.names = names;
    }

    /** Per index into the type section what an indirect call of that type looks like. */
    Map<Integer, String> indirectDescriptors() {
        return indirectDescriptors;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (name.startsWith(Names.INDIRECT)) {
            int type = Integer.parseInt(name.substring(Names.INDIRECT.length()));
            indirectDescriptors.put(type, Names.withGuestMemory(descriptor));
            return null;
        }
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new FunctionMethod(method, names, Map.of());
    }
}
