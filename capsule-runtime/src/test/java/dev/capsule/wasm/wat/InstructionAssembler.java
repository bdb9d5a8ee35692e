/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.wat;

import dev.capsule.wasm.Immediates;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Assembles instructions, flat or folded, of one function or constant expression. */
final class InstructionAssembler {
    private final Spaces spaces;
    private final Names locals;
    private final WasmWriter out;
    private final List<Optional<String>> labels = new ArrayList<>();

    InstructionAssembler(Spaces spaces, Names locals, WasmWriter out) {
        this.spaces = spaces;
        this.locals = locals;
        this.out = out;
    }

    /** Assembles all that is left, without a last {@code end}. */
    void all(Cursor in) {
        while (in.hasNext()) {
            if (in.atWord()) {
                instruction(in.word(), in);
            } else {
                folded((Node.Nodes) in.next());
            }
        }
    }

    private void folded(Node.Nodes list) {
        Cursor in = new Cursor(list.all());
        String name = in.word();
        switch (name) {
            case "block", "loop", "try_table" -> {
                instruction(name, in);
                all(in);
                instruction("end", in);
            }
            case "if" -> foldedIf(in);
            default -> {
                WasmWriter own = new WasmWriter();
                new InstructionAssembler(this, own).instruction(name, in);
                all(in);
                out.bytes(own);
            }
        }
    }

    private InstructionAssembler(InstructionAssembler outer, WasmWriter out) {
        this(outer.spaces, outer.locals, out);
        labels.addAll(outer.labels);
    }

    private void foldedIf(Cursor in) {
        Optional<String> label = in.name();
        WasmWriter type = new WasmWriter();
        blockType(in, type);
        while (!in.at("then")) {
            folded((Node.Nodes) in.next());
        }
        out.u8(Opcode.IF).bytes(type);
        labels.add(label);
        all(in.list());
        if (in.hasNext()) {
            out.u8(Opcode.ELSE);
            all(in.list());
        }
        instruction("end", in);
    }

    private void instruction(String name, Cursor in) {
        int code = Mnemonics.code(name);
        if (name.equals("select") && in.at("result")) {
            out.u8(0x1C).u8(1).u8(FunctionTypes.valueType(in.list().word()));
            return;
        }
        if (Opcode.isPrefixed(code)) {
            out.u8(code >>> 16).u32(code & 0xFFFF);
        } else {
            out.u8(code);
        }
        if (code == Opcode.END) {
            labels.remove(labels.size() - 1);
            in.name();
            return;
        }
        switch (Objects.requireNonNull(Immediates.of(code))) {
            case NONE -> {}
            case INDEX -> out.u32(index(name, in));
            case TWO_INDICES -> twoIndices(name, in);
            case BLOCK_TYPE, TRY_TABLE -> {
                Optional<String> label = in.name();
                blockType(in, out);
                if (code == Opcode.TRY_TABLE) {
                    catches(in);
                }
                labels.add(label);
            }
            case LABELS -> labels(in);
            case HEAP_TYPE -> out.u8(in.take("func") ? 0x70 : FunctionTypes.valueType(in.word() + "ref"));
            case MEMORY -> memory(name, in);
            case I32 -> out.s32(Long.decode(in.word()).intValue());
            case I64 -> out.s64(Long.decode(in.word()));
            case F32 -> out.littleEndian(Float.floatToIntBits(Float.parseFloat(in.word())), 4);
            case F64 -> out.littleEndian(Double.doubleToLongBits(Double.parseDouble(in.word())), 8);
            case BYTE -> out.u8(0);
            default -> throw new IllegalArgumentException("Not supported: " + name);
        }
    }

    private int index(String name, Cursor in) {
        if (name.startsWith("br")) {
            return label(in.word());
        }
        if (name.equals("memory.size") || name.equals("memory.grow") || name.equals("memory.fill")) {
            return in.atIndex() ? spaces.memories.find(in.word()) : 0;
        }
        if (name.startsWith("table.")) {
            return in.atIndex() ? spaces.tables.find(in.word()) : 0;
        }
        Names names = switch (name) {
            case "call", "return_call", "ref.func" -> spaces.functions;
            case "call_ref", "return_call_ref" -> spaces.types.names;
            case "throw" -> spaces.tags;
            case "data.drop" -> spaces.data;
            case "elem.drop" -> spaces.elements;
            case "global.get", "global.set" -> spaces.globals;
            default -> locals;
        };
        return names.find(in.word());
    }

    private void twoIndices(String name, Cursor in) {
        switch (name) {
            case "call_indirect", "return_call_indirect" -> {
                int table = in.atIndex() ? spaces.tables.find(in.word()) : 0;
                out.u32(spaces.types.use(in, new Names())).u32(table);
            }
            case "memory.init" -> out.u32(spaces.data.find(in.word())).u32(0);
            case "memory.copy" -> out.u32(0).u32(0);
            case "table.init" -> {
                String first = in.word();
                boolean both = in.atIndex();
                int table = both ? spaces.tables.find(first) : 0;
                out.u32(spaces.elements.find(both ? in.word() : first)).u32(table);
            }
            case "table.copy" ->
                out.u32(in.atIndex() ? spaces.tables.find(in.word()) : 0)
                        .u32(in.atIndex() ? spaces.tables.find(in.word()) : 0);
            default -> throw new IllegalArgumentException("Not supported: " + name);
        }
    }

    private void labels(Cursor in) {
        List<Integer> all = new ArrayList<>();
        while (in.atIndex()) {
            all.add(label(in.word()));
        }
        out.u32(all.size() - 1);
        all.forEach(out::u32);
    }

    private int label(String nameOrDepth) {
        if (!nameOrDepth.startsWith("$")) {
            return Integer.parseInt(nameOrDepth);
        }
        int place = labels.lastIndexOf(Optional.of(nameOrDepth));
        if (place < 0) {
            throw new IllegalArgumentException("Unknown label " + nameOrDepth);
        }
        return labels.size() - 1 - place;
    }

    private void catches(Cursor in) {
        WasmWriter clauses = new WasmWriter();
        int count = 0;
        while (in.at("catch") || in.at("catch_ref") || in.at("catch_all") || in.at("catch_all_ref")) {
            Cursor clause = new Cursor(((Node.Nodes) in.next()).all());
            int kind =
                    List.of("catch", "catch_ref", "catch_all", "catch_all_ref").indexOf(clause.word());
            clauses.u8(kind);
            if (kind < 2) {
                clauses.u32(spaces.tags.find(clause.word()));
            }
            clauses.u32(label(clause.word()));
            count++;
        }
        out.u32(count).bytes(clauses);
    }

    private void blockType(Cursor in, WasmWriter to) {
        boolean isTyped = in.at("type") || in.at("param");
        int type = spaces.types.use(in, new Names());
        var results = spaces.types.get(type).results();
        if (isTyped || results.size() > 1) {
            to.s32(type);
        } else {
            to.u8(results.isEmpty() ? 0x40 : results.get(0));
        }
    }

    private void memory(String name, Cursor in) {
        int offset = 0;
        if (in.atWord() && in.peekWord().startsWith("offset=")) {
            offset = Integer.decode(in.word().substring("offset=".length()));
        }
        int bytes = naturalAlignment(name);
        if (in.atWord() && in.peekWord().startsWith("align=")) {
            bytes = Integer.decode(in.word().substring("align=".length()));
        }
        out.u32(Integer.numberOfTrailingZeros(bytes)).u32(offset);
    }

    private static int naturalAlignment(String name) {
        String access = name.substring(name.indexOf('.'));
        if (access.contains("8")) {
            return 1;
        }
        if (access.contains("16")) {
            return 2;
        }
        return access.contains("32") || name.startsWith("i32") || name.startsWith("f32") ? 4 : 8;
    }
}
