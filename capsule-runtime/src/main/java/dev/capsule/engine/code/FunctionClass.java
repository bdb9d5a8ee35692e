/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ASM9;

import dev.capsule.engine.code.JumpTable.Target;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;

/** A class of compiled functions on its way from Chicory's form to ours, and the place where it is known what is where. */
final class FunctionClass extends ClassVisitor {

    private final Names names;
    private final Map<String, String> addedFunctions;
    private final boolean catchesExceptions;
    private final Set<Integer> entries;
    private final Map<Integer, Target> functions;
    private String owner = "";

    FunctionClass(
            ClassVisitor next,
            Names names,
            Map<String, String> addedFunctions,
            boolean catchesExceptions,
            Set<Integer> entries,
            Map<Integer, Target> functions) {
        super(ASM9, next);
        this.names = names;
        this.addedFunctions = addedFunctions;
        this.catchesExceptions = catchesExceptions;
        this.entries = entries;
        this.functions = functions;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        String changed = Names.withGuestMemory(descriptor);
        if (name.startsWith(Names.FUNCTION)) {
            functions.put(number(name, Names.FUNCTION), new Target(owner, name, changed));
        } else if (name.startsWith(Names.ENTRY) && !entries.contains(number(name, Names.ENTRY))) {
            return null;
        }
        MethodVisitor method = super.visitMethod(access, name, changed, signature, exceptions);
        if (name.startsWith(Names.FUNCTION) && !catchesExceptions) {
            method = new FuelLocal(method, changed);
        }
        return new FunctionMethod(method, names, addedFunctions);
    }

    private static int number(String name, String prefix) {
        return Integer.parseInt(name.substring(prefix.length()));
    }
}
