/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Assembles the fields of a module: first those that only declare, then those that have instructions. */
final class ModuleAssembler {
    private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final List<Node> fields;
    private final Spaces spaces = new Spaces();
    private final Map<SectionId, WasmWriter> contents = new EnumMap<>(SectionId.class);
    private final Map<SectionId, Integer> counts = new EnumMap<>(SectionId.class);
    private final List<Runnable> bodies = new ArrayList<>();

    ModuleAssembler(List<Node> nodes) {
        fields = nodes.size() == 1 && nodes.get(0).isList("module")
                ? ((Node.Nodes) nodes.get(0)).all().stream().skip(1).toList()
                : nodes;
    }

    byte[] assemble() {
        for (Node field : fields) {
            declare(field);
        }
        bodies.forEach(Runnable::run);
        WasmModule module = WasmModule.parse(EMPTY);
        if (spaces.types.names.count() > 0) {
            module = module.with(spaces.types.section());
        }
        for (var each : contents.entrySet()) {
            WasmWriter out = new WasmWriter();
            if (each.getKey() != SectionId.START) {
                out.u32(counts.getOrDefault(each.getKey(), 0));
            }
            module = module.with(out.bytes(each.getValue()).toSection(each.getKey()));
        }
        if (counts.containsKey(SectionId.DATA) && counts.containsKey(SectionId.CODE)) {
            module =
                    module.with(new WasmWriter().u32(counts.get(SectionId.DATA)).toSection(SectionId.DATA_COUNT));
        }
        return module.toByteArray();
    }

    private void declare(Node field) {
        Cursor in = new Cursor(((Node.Nodes) field).all());
        String kind = in.word();
        switch (kind) {
            case "type" -> spaces.types.declare(in);
            case "import" -> importField(in);
            case "func" -> function(in);
            case "table" -> {
                exports(kind, spaces.tables.add(in.name()), in);
                table(in, entry(SectionId.TABLE));
            }
            case "memory" -> {
                exports(kind, spaces.memories.add(in.name()), in);
                limits(in, entry(SectionId.MEMORY));
            }
            case "tag" -> {
                exports(kind, spaces.tags.add(in.name()), in);
                entry(SectionId.TAG).u8(0).u32(spaces.types.use(in, new Names()));
            }
            case "global" -> {
                exports(kind, spaces.globals.add(in.name()), in);
                bodies.add(() -> {
                    globalType(in, entry(SectionId.GLOBAL));
                    expression(in, Objects.requireNonNull(contents.get(SectionId.GLOBAL)));
                });
            }
            case "export" -> bodies.add(() -> export(in));
            case "start" -> bodies.add(() -> entry(SectionId.START).u32(spaces.functions.find(in.word())));
            case "elem" -> {
                spaces.elements.add(in.name());
                bodies.add(() -> element(in));
            }
            case "data" -> {
                spaces.data.add(in.name());
                bodies.add(() -> data(in));
            }
            default -> throw new IllegalArgumentException("Unknown field " + kind);
        }
    }

    private WasmWriter entry(SectionId id) {
        counts.merge(id, 1, Integer::sum);
        return contents.computeIfAbsent(id, it -> new WasmWriter());
    }

    private void importField(Cursor in) {
        WasmWriter out =
                entry(SectionId.IMPORT).name(((Node.Text) in.next()).utf8()).name(((Node.Text) in.next()).utf8());
        Cursor what = new Cursor(((Node.Nodes) in.next()).all());
        String kind = what.word();
        spaces.of(kind).add(what.name());
        out.u8(Spaces.code(kind));
        switch (kind) {
            case "func" -> out.u32(spaces.types.use(what, new Names()));
            case "table" -> table(what, out);
            case "memory" -> limits(what, out);
            case "global" -> globalType(what, out);
            default -> out.u8(0).u32(spaces.types.use(what, new Names()));
        }
    }

    private void function(Cursor in) {
        exports("func", spaces.functions.add(in.name()), in);
        Names locals = new Names();
        entry(SectionId.FUNCTION).u32(spaces.types.use(in, locals));
        bodies.add(() -> {
            List<Integer> types = new ArrayList<>();
            while (in.at("local")) {
                FunctionTypes.values(in.list(), types, locals);
            }
            WasmWriter body = new WasmWriter().u32(types.size());
            types.forEach(type -> body.u32(1).u8(type));
            new InstructionAssembler(spaces, locals, body).all(in);
            entry(SectionId.CODE).sized(body.u8(Opcode.END));
        });
    }

    private void exports(String kind, int index, Cursor in) {
        while (in.at("export")) {
            entry(SectionId.EXPORT)
                    .name(((Node.Text) in.list().next()).utf8())
                    .u8(Spaces.code(kind))
                    .u32(index);
        }
    }

    private void export(Cursor in) {
        WasmWriter out = entry(SectionId.EXPORT).name(((Node.Text) in.next()).utf8());
        Cursor what = new Cursor(((Node.Nodes) in.next()).all());
        String kind = what.word();
        out.u8(Spaces.code(kind)).u32(spaces.of(kind).find(what.word()));
    }

    private static void limits(Cursor in, WasmWriter out) {
        int minimum = Integer.parseInt(in.word());
        if (in.atIndex()) {
            out.u8(1).u32(minimum).u32(Integer.parseInt(in.word()));
        } else {
            out.u8(0).u32(minimum);
        }
    }

    private static void table(Cursor in, WasmWriter out) {
        WasmWriter size = new WasmWriter();
        limits(in, size);
        out.u8(FunctionTypes.valueType(in.word())).bytes(size);
    }

    private static void globalType(Cursor in, WasmWriter out) {
        if (in.at("mut")) {
            out.u8(FunctionTypes.valueType(in.list().word())).u8(1);
        } else {
            out.u8(FunctionTypes.valueType(in.word())).u8(0);
        }
    }

    private void expression(Cursor in, WasmWriter out) {
        new InstructionAssembler(spaces, new Names(), out).all(in);
        out.u8(Opcode.END);
    }

    private void element(Cursor in) {
        WasmWriter out = entry(SectionId.ELEMENT);
        if (in.take("declare")) {
            out.u8(3);
        } else if (in.at("table")) {
            out.u8(2).u32(spaces.tables.find(in.list().word()));
            expression(new Cursor(List.of(in.next())), out);
        } else if (in.atWord()) {
            out.u8(1);
        } else {
            out.u8(2).u32(0);
            expression(new Cursor(List.of(in.next())), out);
        }
        in.take("func");
        List<Integer> functions = new ArrayList<>();
        while (in.hasNext()) {
            functions.add(spaces.functions.find(in.word()));
        }
        out.u8(0).u32(functions.size());
        functions.forEach(out::u32);
    }

    private void data(Cursor in) {
        WasmWriter out = entry(SectionId.DATA);
        if (in.atText()) {
            out.u8(1);
        } else {
            out.u8(0);
            expression(new Cursor(List.of(in.next())), out);
        }
        WasmWriter bytes = new WasmWriter();
        while (in.hasNext()) {
            byte[] part = ((Node.Text) in.next()).array();
            bytes.bytes(part, 0, part.length);
        }
        out.sized(bytes);
    }
}
