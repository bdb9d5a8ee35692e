/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;

/**
 * A global whose value is kept beside the memory, where compiled code has it at hand: nearly every C function moves the
 * stack pointer, which is one.
 */
final class GuestGlobal extends GlobalInstance {

    private final GuestMemory memory;
    private final int index;

    GuestGlobal(GuestMemory memory, int index, long low, long high, ValType type, MutabilityType mutability) {
        super(low, high, type, mutability);
        this.memory = memory;
        this.index = index;
        memory.globals[index] = low;
    }

    @Override
    public long getValue() {
        return memory.globals[index];
    }

    @Override
    public long getValueLow() {
        return memory.globals[index];
    }

    @Override
    public void setValue(Value value) {
        memory.globals[index] = value.raw();
    }

    @Override
    public void setValue(long value) {
        memory.globals[index] = value;
    }

    @Override
    public void setValueLow(long value) {
        memory.globals[index] = value;
    }
}
