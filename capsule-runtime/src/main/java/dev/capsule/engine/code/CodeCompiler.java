/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import dev.capsule.engine.code.JumpTable.Target;
import dev.capsule.wasm.metering.Metering;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** Compiles metered modules. */
public final class CodeCompiler {

    private final WasmModule module;
    private final Names names;
    private final SortedMap<String, byte[]> classes = new TreeMap<>();
    private final Map<Integer, Target> functions = new HashMap<>();

    private CodeCompiler(WasmModule module, Names names) {
        this.module = module;
        this.names = names;
    }

    /**
     * Compiles a module.
     *
     * @param metered the module, which has been through {@link Metering}
     * @param mainClass the binary name of the main class; the others have it as prefix
     * @param functionsPerClass how many functions share a class: small classes are loaded one by one as they are needed
     * @param fallback whether functions that are too large for the JVM may be interpreted; otherwise they are an error
     * @throws IllegalArgumentException when the module is not valid or cannot be compiled
     */
    public static CompiledCode compile(byte[] metered, String mainClass, int functionsPerClass, boolean fallback) {
        WasmModule module = Parser.parse(metered);
        requireFunctionTypes(module);
        Names names = new Names(mainClass.replace('.', '/'));
        CompilerResult result = Compiler.builder(module)
                .withClassName(mainClass)
                .withMaxFunctionsPerClass(functionsPerClass)
                .withInterpreterFallback(fallback ? InterpreterFallback.SILENT : InterpreterFallback.FAIL)
                .build()
                .compile();
        Map<Integer, String> functionNames =
                dev.capsule.wasm.WasmModule.parse(metered).functionNames();
        return new CodeCompiler(module, names).reshape(result, functionNames);
    }

    /** Objects would be the host's, outside the memory that is limited. */
    private static void requireFunctionTypes(WasmModule module) {
        for (int i = 0; i < module.typeSection().subTypeCount(); i++) {
            if (module.typeSection().getSubType(i).compType().funcType() == null) {
                throw new IllegalArgumentException(
                        "the module has types of objects, whose memory cannot be limited here");
            }
        }
    }

    /** A class of the compiler that this one builds on, for caches that depend on its version. */
    public static Class<?> compiler() {
        return Compiler.class;
    }

    private CompiledCode reshape(CompilerResult result, Map<Integer, String> functionNames) {
        Map<String, byte[]> input = new TreeMap<>();
        result.classBytes().forEach((name, bytes) -> input.put(name.replace('.', '/'), bytes));
        Set<Integer> interpreted = result.interpretedFunctions();
        SortedSet<Integer> entries = interpreted.isEmpty() ? entries() : allFunctions();
        Map<String, String> addedFunctions = Map.of(
                Names.FUNCTION + exported(Metering.CHARGE_EXPORT),
                Names.CHARGE,
                Names.FUNCTION + exported(Metering.COUNT_EXPORT),
                Names.COUNT,
                Names.FUNCTION + exported(Metering.LOOSE_EXPORT),
                Names.LOOSE);
        ClassWriter main = new ClassWriter(0);
        MainClass mainClass = new MainClass(main, names);
        read(input, names.main(), mainClass);
        classes.put(binary(names.main()), main.toByteArray());
        classes.put(binary(names.helpers()), input.get(names.helpers()));
        input.keySet().stream().filter(names::isFunctions).forEach(name -> {
            ClassWriter out = new ClassWriter(0);
            read(input, name, new FunctionClass(out, names, addedFunctions, catchesExceptions(), entries, functions));
            classes.put(binary(name), out.toByteArray());
        });
        IndirectCalls calls = IndirectCalls.of(module);
        IndirectCallClass indirect = new IndirectCallClass(names, calls, functions);
        new TreeMap<>(mainClass.indirectDescriptors()).forEach(indirect::add);
        classes.put(binary(names.indirectCalls()), indirect.toByteArray());
        SortedMap<Integer, String> owners = new TreeMap<>();
        entries.forEach(function -> owners.put(function, owner(function)));
        int imports = module.importSection().count(ExternalType.FUNCTION);
        classes.put(binary(names.entries()), EntryClass.write(names, imports, new TreeMap<>(owners.tailMap(imports))));
        return new CompiledCode(
                binary(names.main()),
                classes,
                calls.functionCodes(),
                interpreted.stream().sorted().toList(),
                MethodSizes.oversized(classes.values(), functionNames));
    }

    private boolean catchesExceptions() {
        return module.tagSection().isPresent() || module.importSection().count(ExternalType.TAG) > 0;
    }

    private static void read(Map<String, byte[]> input, String name, ClassVisitor visitor) {
        new ClassReader(input.get(name)).accept(visitor, ClassReader.EXPAND_FRAMES);
    }

    private static String binary(String internalName) {
        return internalName.replace('/', '.');
    }

    private String owner(int function) {
        return Objects.requireNonNull(functions.get(function)).owner();
    }

    private SortedSet<Integer> entries() {
        SortedSet<Integer> found = new TreeSet<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            if (module.exportSection().getExport(i).exportType() == ExternalType.FUNCTION) {
                found.add(module.exportSection().getExport(i).index());
            }
        }
        module.startSection().ifPresent(start -> found.add((int) start.startIndex()));
        return found;
    }

    private SortedSet<Integer> allFunctions() {
        int count = module.importSection().count(ExternalType.FUNCTION)
                + module.functionSection().functionCount();
        return IntStream.range(0, count).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private int exported(String name) {
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            if (module.exportSection().getExport(i).name().equals(name)) {
                return module.exportSection().getExport(i).index();
            }
        }
        throw new IllegalArgumentException("the module is not metered: it has no export " + name);
    }
}
