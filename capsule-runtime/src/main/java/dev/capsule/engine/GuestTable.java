/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import dev.capsule.engine.code.CompiledCode;
import java.util.Arrays;

/**
 * A table that also knows its functions the way indirect calls look for them, see {@link CompiledCode#functionCodes}.
 *
 * <p>Chicory keeps a table's current size in the module, where all instances share it; here each has its own.
 */
final class GuestTable extends TableInstance {

    /** The most elements a table may grow to: they live on the host's heap. */
    private static final int MAXIMUM = 1_000_000;

    private final int[] functionCodes;

    /** Per element the code of its function, 0 for null; package-private for the indirect calls of compiled code. */
    int[] codes;

    GuestTable(Table table, int initial, int[] functionCodes) {
        super(copy(table), initial);
        this.functionCodes = functionCodes;
        this.codes = new int[size()];
        Arrays.fill(codes, code(initial));
    }

    private static Table copy(Table table) {
        TableLimits limits = table.limits();
        long maximum = Math.max(limits.min(), Math.min(limits.max(), MAXIMUM));
        return new Table(table.elementType(), new TableLimits(limits.min(), maximum), table.initialize());
    }

    @Override
    public int grow(int count, int value, Instance instance) {
        if (count < 0 || count > MAXIMUM) {
            return -1;
        }
        int before = super.grow(count, value, instance);
        if (before >= 0) {
            codes = Arrays.copyOf(codes, size());
            Arrays.fill(codes, before, codes.length, code(value));
        }
        return before;
    }

    @Override
    public void setRef(int index, int value, Instance instance) {
        super.setRef(index, value, instance);
        codes[index] = code(value);
    }

    /** Takes over the elements of a table that was in use. */
    void restore(int[] references, Instance instance) {
        if (references.length > size()) {
            super.grow(references.length - size(), -1, instance);
            codes = new int[references.length];
        }
        for (int i = 0; i < references.length; i++) {
            setRef(i, references[i], instance);
        }
    }

    private int code(int reference) {
        return reference >= 0 && reference < functionCodes.length ? functionCodes[reference] : 0;
    }
}
