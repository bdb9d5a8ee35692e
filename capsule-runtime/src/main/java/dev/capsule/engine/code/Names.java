/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine.code;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.OpcodeImpl;
import dev.capsule.engine.GuestMemory;
import dev.capsule.engine.LooseAccess;
import dev.capsule.engine.MemoryAccess;
import dev.capsule.engine.Unsigned;
import org.objectweb.asm.Type;

/**
 * The names that Chicory gives to what it compiles, and those that take their place. All classes of a module share the
 * name of its main class as prefix.
 *
 * @param main the internal name of the main class, which is the {@code Machine}
 */
record Names(String main) {

    static final String CHICORY_MEMORY = Type.getInternalName(Memory.class);
    static final String MEMORY = Type.getInternalName(GuestMemory.class);
    static final String MEMORY_ACCESS = Type.getInternalName(MemoryAccess.class);
    static final String LOOSE_ACCESS = Type.getInternalName(LooseAccess.class);
    static final String UNSIGNED = Type.getInternalName(Unsigned.class);
    static final String INSTANCE = Type.getInternalName(Instance.class);
    static final String OPCODES = Type.getInternalName(OpcodeImpl.class);
    static final String CHARGE = "charge";
    static final String COUNT = "count";
    static final String CHECKPOINT = "checkpoint";

    /** What metering calls ahead of loads and stores that may be unaligned. */
    static final String LOOSE = "loose";

    /** Of the methods of {@link MemoryAccess} that burn fuel. */
    static final String FUEL_DESCRIPTOR = "(IL" + MEMORY + ";)V";

    /** Of the method of {@link MemoryAccess} that burns fuel if there is much to burn, and returns what is not burnt. */
    static final String CHECKPOINT_DESCRIPTOR = "(IL" + MEMORY + ";)I";

    static final String FUNCTION = "func_";
    static final String ENTRY = "call_";
    static final String INDIRECT = "call_indirect_";

    /** Chicory's helpers, of which it puts a copy beside every module. */
    String helpers() {
        return main + "Shaded";
    }

    /** Calls a function whose number is only known when it runs, for calls from Java. */
    String entries() {
        return main + "MachineCall";
    }

    /** Our class for indirect calls. */
    String indirectCalls() {
        return main + "Indirect";
    }

    /** Classes of functions, and nothing else. */
    boolean isFunctions(String internalName) {
        return internalName.startsWith(main + "FuncGroup_");
    }

    /** A descriptor with our memory in place of Chicory's interface, whose calls would have to be looked up. */
    static String withGuestMemory(String descriptor) {
        return descriptor.replace("L" + CHICORY_MEMORY + ";", "L" + MEMORY + ";");
    }
}
