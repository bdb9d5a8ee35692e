/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.snapshot;

import dev.capsule.wasm.ConstantExpression;
import dev.capsule.wasm.Section;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.Types;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.WasmReader;
import dev.capsule.wasm.WasmWriter;
import java.util.Set;

/** Gives a module's mutable globals new initial values. */
final class Globals {
    private Globals() {}

    /**
     * Returns the module with {@code values} in its mutable globals.
     *
     * @param forgottenFunctions gets the functions that former initial values refer to
     */
    static WasmModule write(WasmModule module, long[] values, Set<Integer> forgottenFunctions) {
        Section section = module.section(SectionId.GLOBAL).orElse(null);
        if (section == null) {
            requireCount(0, values);
            return module;
        }
        WasmReader in = section.reader();
        WasmWriter out = new WasmWriter(section.size() + 16 * values.length);
        WasmWriter discarded = new WasmWriter();
        int count = in.count();
        out.u32(count);
        int mutable = 0;
        for (int i = 0; i < count; i++) {
            int start = in.position();
            boolean isMutable = Types.skipGlobal(in);
            int initialValue = in.position();
            out.bytes(section.source(), start, initialValue);
            if (!isMutable) {
                ConstantExpression.skip(in);
                out.bytes(section.source(), initialValue, in.position());
                continue;
            }
            discarded.clear();
            ConstantExpression.copy(in, section.source(), References.addTo(forgottenFunctions), discarded);
            if (mutable < values.length) {
                Constants.write(section, start, values[mutable], out);
            }
            mutable++;
        }
        in.requireEnd("the last global");
        requireCount(mutable, values);
        return module.with(out.toSection(SectionId.GLOBAL));
    }

    private static void requireCount(int mutable, long[] values) {
        if (mutable != values.length) {
            throw new IllegalArgumentException(
                    "The module has %d mutable globals, but the state has %d".formatted(mutable, values.length));
        }
    }
}
