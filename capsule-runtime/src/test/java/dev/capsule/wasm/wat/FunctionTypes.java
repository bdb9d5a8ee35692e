/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The type section: function types in the order in which they are declared or first used. */
final class FunctionTypes {
    /** A function type, with the names of the parameters. */
    record FunctionType(List<Integer> parameters, List<Integer> results) {}

    private static final Map<String, Integer> VALUE_TYPES = Map.of(
            "i32",
            0x7F,
            "i64",
            0x7E,
            "f32",
            0x7D,
            "f64",
            0x7C,
            "v128",
            0x7B,
            "funcref",
            0x70,
            "externref",
            0x6F,
            "exnref",
            0x69);

    final Names names = new Names();
    private final List<FunctionType> types = new ArrayList<>();

    static int valueType(String name) {
        Integer type = VALUE_TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException("Unknown type " + name);
        }
        return type;
    }

    void declare(Cursor field) {
        names.add(field.name());
        Cursor function = field.list();
        types.add(signature(function, new Names()));
    }

    /** Reads {@code (type $t)? (param ...)* (result ...)*} and returns the index of the type. */
    int use(Cursor in, Names parameterNames) {
        if (in.at("type")) {
            int index = names.find(in.list().word());
            int before = parameterNames.count();
            signature(in, parameterNames);
            for (int i = parameterNames.count() - before;
                    i < get(index).parameters().size();
                    i++) {
                parameterNames.add(Optional.empty());
            }
            return index;
        }
        FunctionType type = signature(in, parameterNames);
        int known = types.indexOf(type);
        if (known >= 0) {
            return known;
        }
        types.add(type);
        return names.add(Optional.empty());
    }

    FunctionType get(int index) {
        return types.get(index);
    }

    private static FunctionType signature(Cursor in, Names parameterNames) {
        List<Integer> parameters = new ArrayList<>();
        List<Integer> results = new ArrayList<>();
        while (in.at("param")) {
            values(in.list(), parameters, parameterNames);
        }
        while (in.at("result")) {
            values(in.list(), results, new Names());
        }
        return new FunctionType(parameters, results);
    }

    /** Reads {@code $name type} or any number of types. */
    static void values(Cursor in, List<Integer> types, Names names) {
        Optional<String> name = in.name();
        while (in.hasNext()) {
            types.add(valueType(in.word()));
            names.add(name);
        }
    }

    Section section() {
        WasmWriter out = new WasmWriter().u32(types.size());
        for (FunctionType type : types) {
            out.u8(0x60).u32(type.parameters().size());
            type.parameters().forEach(out::u8);
            out.u32(type.results().size());
            type.results().forEach(out::u8);
        }
        return out.toSection(SectionId.TYPE);
    }
}
