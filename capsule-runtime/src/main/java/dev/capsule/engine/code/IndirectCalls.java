/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Numbers the functions that a module can call indirectly: those of one type are numbered without gaps, so that a call
 * finds its target by a jump table instead of a search.
 *
 * @param functionCodes per function its type's number, from 1, shifted by {@link #TYPE_SHIFT}, and its place there; 0
 *     for a function that no reference can be taken of
 * @param typeNumbers per index into the type section the number of the type; equal types have the same
 * @param members per type number its functions in the order of their places; the first list is empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record IndirectCalls(int[] functionCodes, int[] typeNumbers, List<List<Integer>> members) {

    /** Separates the number of the type from the place among its functions. */
    static final int TYPE_SHIFT = 17;

    /** Masks the place. */
    static final int PLACE_MASK = (1 << TYPE_SHIFT) - 1;

    static IndirectCalls of(WasmModule module) {
        Map<FunctionType, Integer> numbers = new HashMap<>();
        int[] typeNumbers = new int[module.typeSection().subTypeCount()];
        List<List<Integer>> members = new ArrayList<>();
        members.add(List.of());
        for (int i = 0; i < typeNumbers.length; i++) {
            Integer number = numbers.computeIfAbsent(module.typeSection().getType(i), type -> members.size());
            if (number == members.size()) {
                members.add(new ArrayList<>());
            }
            typeNumbers[i] = number;
        }
        int[] functionTypes = functionTypes(module);
        int[] codes = new int[functionTypes.length];
        for (int function : referenced(module)) {
            int number = typeNumbers[functionTypes[function]];
            codes[function] = number << TYPE_SHIFT | members.get(number).size();
            members.get(number).add(function);
        }
        return new IndirectCalls(codes, typeNumbers, members);
    }

    /** Every function that a reference can be taken of has to appear outside the code: the specification asks for it. */
    private static TreeSet<Integer> referenced(WasmModule module) {
        TreeSet<Integer> functions = new TreeSet<>();
        for (Element element : module.elementSection().elements()) {
            element.initializers().forEach(expression -> addReferences(expression, functions));
        }
        for (int i = 0; i < module.globalSection().globalCount(); i++) {
            addReferences(module.globalSection().getGlobal(i).initInstructions(), functions);
        }
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            addReferences(module.tableSection().getTable(i).initialize(), functions);
        }
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            if (module.exportSection().getExport(i).exportType() == ExternalType.FUNCTION) {
                functions.add(module.exportSection().getExport(i).index());
            }
        }
        return functions;
    }

    private static void addReferences(List<Instruction> expression, TreeSet<Integer> functions) {
        for (Instruction instruction : expression) {
            if (instruction.opcode() == OpCode.REF_FUNC) {
                functions.add((int) instruction.operand(0));
            }
        }
    }

    private static int[] functionTypes(WasmModule module) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        int[] types = new int[imported + module.functionSection().functionCount()];
        int next = 0;
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport function) {
                types[next++] = function.typeIndex();
            }
        }
        while (next < types.length) {
            types[next] = module.functionSection().getFunctionType(next - imported);
            next++;
        }
        return types;
    }
}
