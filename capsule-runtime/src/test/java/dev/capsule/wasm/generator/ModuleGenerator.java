/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.generator;

import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.Opcode;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmExport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random modules whose first random function, {@code run}, takes an i32. */
public final class ModuleGenerator {
    private static final byte[] EMPTY = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int GO_ON_TIMES = 60;
    private static final int GLOBALS = 5;

    private final Random random;
    private final Shape shape = new Shape();

    private ModuleGenerator(long seed) {
        random = new Random(seed);
    }

    /** Returns a module; the same one for the same seed. */
    public static WasmModule generate(long seed) {
        return new ModuleGenerator(seed).generate();
    }

    private WasmModule generate() {
        shape.types.add(new Signature(List.of(Types.I32), List.of()));
        shape.types.add(new Signature(List.of(), List.of(Types.I32)));
        shape.hasTag = random.nextInt(4) == 0;
        int functions = 1 + random.nextInt(6);
        for (int i = 0; i < functions; i++) {
            Signature type = Signature.random(random, 3, 2);
            shape.functions.add(shape.typeIndex(i == 0 ? new Signature(List.of(Types.I32), type.results()) : type));
        }
        WasmWriter code = new WasmWriter().u32(functions + 1).sized(mayGoOn());
        for (int i = 0; i < functions; i++) {
            code.sized(body(shape.function(i)));
        }
        return declare(functions).with(code.toSection(SectionId.CODE));
    }

    private WasmModule declare(int functions) {
        WasmWriter types = new WasmWriter().u32(shape.types.size());
        shape.types.forEach(type -> type.writeTo(types));
        WasmWriter declared = new WasmWriter().u32(functions + 1).u32(1);
        shape.functions.forEach(declared::u32);
        WasmWriter elements = new WasmWriter().raw(1, 0, Opcode.I32_CONST, 0, Opcode.END, Shape.TABLE_SIZE);
        for (int i = 0; i < Shape.TABLE_SIZE; i++) {
            elements.u32(Shape.FIRST_RANDOM_FUNCTION + i % functions);
        }
        WasmWriter data = new WasmWriter().raw(1, 1).u32(Shape.SEGMENT_SIZE);
        for (int i = 0; i < Shape.SEGMENT_SIZE; i++) {
            data.u8(i);
        }
        WasmModule module = WasmModule.parse(EMPTY)
                .with(types.toSection(SectionId.TYPE))
                .with(new WasmWriter().u8(1).name("env").name("host").raw(0, 0).toSection(SectionId.IMPORT))
                .with(declared.toSection(SectionId.FUNCTION))
                .with(new WasmWriter()
                        .raw(1, Types.FUNCREF, 0, Shape.TABLE_SIZE)
                        .toSection(SectionId.TABLE))
                .with(new WasmWriter().raw(1, 0, 1).toSection(SectionId.MEMORY))
                .with(globals().toSection(SectionId.GLOBAL))
                .with(exports().toSection(SectionId.EXPORT))
                .with(elements.toSection(SectionId.ELEMENT))
                .with(new WasmWriter().u32(1).toSection(SectionId.DATA_COUNT))
                .with(data.toSection(SectionId.DATA));
        return shape.hasTag ? module.with(new WasmWriter().raw(1, 0, 0).toSection(SectionId.TAG)) : module;
    }

    private static WasmWriter exports() {
        WasmWriter out = new WasmWriter().u8(GLOBALS + 1);
        new WasmExport("run", ExternalKind.FUNCTION, Shape.FIRST_RANDOM_FUNCTION).writeTo(out);
        for (int i = 0; i < GLOBALS; i++) {
            new WasmExport("g" + i, ExternalKind.GLOBAL, i).writeTo(out);
        }
        return out;
    }

    private static WasmWriter globals() {
        return new WasmWriter()
                .raw(GLOBALS, Types.I32, 1, Opcode.I32_CONST)
                .s32(GO_ON_TIMES)
                .raw(Opcode.END, Types.I32, 1, Opcode.I32_CONST, 5, Opcode.END)
                .raw(Types.I64, 1, Opcode.I64_CONST, 6, Opcode.END)
                .raw(Types.F32, 1, Opcode.F32_CONST, 0, 0, 0, 0x41, Opcode.END)
                .raw(Types.F64, 1, Opcode.F64_CONST, 0, 0, 0, 0, 0, 0, 0x20, 0x40, Opcode.END);
    }

    /** A function that counts global 0 down to zero and returns whether it was not there yet. */
    private static WasmWriter mayGoOn() {
        return new WasmWriter()
                .raw(0, Opcode.GLOBAL_GET, 0, Opcode.IF, Types.I32)
                .raw(Opcode.GLOBAL_GET, 0, Opcode.I32_CONST, 1, 0x6B, Opcode.GLOBAL_SET, 0, Opcode.I32_CONST, 1)
                .raw(Opcode.ELSE, Opcode.I32_CONST, 0, Opcode.END, Opcode.END);
    }

    private WasmWriter body(Signature type) {
        List<Integer> locals = new ArrayList<>(type.parameters());
        int added = 1 + random.nextInt(4);
        WasmWriter out = new WasmWriter().u32(added);
        for (int i = 0; i < added; i++) {
            int local = Signature.number(random);
            locals.add(local);
            out.u32(1).u8(local);
        }
        Body body = new Body(random, shape, type, locals);
        new Statements(body).function();
        return out.bytes(body.out);
    }
}
