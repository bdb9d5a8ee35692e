/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import dev.capsule.wasm.snapshot.InstanceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the state out of an instance and puts it into another. */
final class InstanceStates {

    private InstanceStates() {}

    /** All that the instance can have changed; of its memory it is a view. */
    static InstanceState of(Instance instance, GuestMemory memory) {
        List<int[]> tables = new ArrayList<>();
        for (GuestTable table : memory.tables) {
            int[] references = new int[table.size()];
            Arrays.setAll(references, table::ref);
            tables.add(references);
        }
        long[] globals = mutableGlobals(instance).stream()
                .mapToLong(GlobalInstance::getValue)
                .toArray();
        return new InstanceState(memory, globals, tables);
    }

    /** Sets globals and tables; the memory is there already. */
    static void restore(Instance instance, GuestMemory memory, long[] globals, List<int[]> tables) {
        List<GlobalInstance> mutable = mutableGlobals(instance);
        for (int i = 0; i < globals.length; i++) {
            mutable.get(i).setValue(globals[i]);
        }
        for (int i = 0; i < tables.size(); i++) {
            memory.tables[i].restore(tables.get(i), instance);
        }
    }

    private static List<GlobalInstance> mutableGlobals(Instance instance) {
        List<GlobalInstance> mutable = new ArrayList<>();
        for (int i = 0; i < instance.globalCount(); i++) {
            GlobalInstance global = instance.global(i);
            if (global.getMutabilityType() == MutabilityType.Var) {
                mutable.add(global);
            }
        }
        return mutable;
    }
}
