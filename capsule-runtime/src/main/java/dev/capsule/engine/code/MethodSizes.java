/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import static org.objectweb.asm.Opcodes.ASM9;

import dev.capsule.engine.code.CompiledCode.MethodSize;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** Finds the methods that HotSpot never compiles. */
final class MethodSizes {

    /** HotSpot's {@code HugeMethodLimit}: a method of more bytes stays interpreted. */
    private static final int HUGE = 8000;

    private MethodSizes() {}

    /** The methods above the limit, largest first. */
    static List<MethodSize> oversized(Collection<byte[]> classes, Map<Integer, String> functionNames) {
        List<MethodSize> found = new ArrayList<>();
        for (byte[] bytes : classes) {
            new ClassReader(bytes).accept(new Collector(functionNames, found), ClassReader.SKIP_FRAMES);
        }
        found.sort(Comparator.comparingInt(MethodSize::bytes).reversed().thenComparing(MethodSize::name));
        return found;
    }

    private static final class Collector extends ClassVisitor {
        private final Map<Integer, String> functionNames;
        private final List<MethodSize> found;

        private Collector(Map<Integer, String> functionNames, List<MethodSize> found) {
            super(ASM9);
            this.functionNames = functionNames;
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new CodeSizeEvaluator(null) {
                @Override
                public void visitEnd() {
                    if (getMinSize() > HUGE) {
                        found.add(new MethodSize(displayName(name), getMinSize()));
                    }
                }
            };
        }

        private String displayName(String method) {
            if (!method.startsWith(Names.FUNCTION)) {
                return method;
            }
            String name = functionNames.get(Integer.parseInt(method.substring(Names.FUNCTION.length())));
            return name == null ? method : method + " " + name;
        }
    }
}
