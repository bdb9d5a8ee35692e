/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.ValType;
import dev.capsule.engine.code.CompiledCode;
import dev.capsule.wasm.SectionId;
import dev.capsule.wasm.WasmModule;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;

/** A module with its compiled code and its host functions: all that its instances share. */
final class LinkedModule {

    private final com.dylibso.chicory.wasm.WasmModule module;
    private final ImportValues imports;
    private final Constructor<? extends Machine> machine;
    private final int[] functionCodes;
    private final long stackBytes;

    private LinkedModule(
            com.dylibso.chicory.wasm.WasmModule module,
            ImportValues imports,
            Constructor<? extends Machine> machine,
            int[] functionCodes,
            long stackBytes) {
        this.module = module;
        this.imports = imports;
        this.machine = machine;
        this.functionCodes = functionCodes;
        this.stackBytes = stackBytes;
    }

    /**
     * Links what is left of a guest's module, see {@link BaseImage#moduleWithoutCode}.
     *
     * @param loader where the compiled classes are
     * @param mainClass the name of their main class
     * @param functionCodes what tables hold per function
     */
    static LinkedModule ofGuest(WasmModule module, ClassLoader loader, String mainClass, int[] functionCodes) {
        return new LinkedModule(
                ChicoryModule.ofGuest(module),
                HostFunctions.bind(module),
                machine(loader, mainClass),
                functionCodes,
                GuestThread.LARGE_STACK);
    }

    /**
     * Links a module that has its data and elements.
     *
     * @param module the module; the bodies of compiled functions are never looked at
     * @param classes the compiled classes by their names
     * @param mainClass the name of the main one
     * @param functionCodes what tables hold per function
     * @param stackBytes the size of the stack for its calls
     */
    static LinkedModule of(
            WasmModule module, Map<String, byte[]> classes, String mainClass, int[] functionCodes, long stackBytes) {
        return new LinkedModule(
                ChicoryModule.validated(module),
                HostFunctions.bind(module),
                machine(new MemoryClassLoader(classes), mainClass),
                functionCodes,
                stackBytes);
    }

    private static Constructor<? extends Machine> machine(ClassLoader loader, String mainClass) {
        try {
            return loader.loadClass(mainClass).asSubclass(Machine.class).getConstructor(Instance.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the classes of the module are not complete: " + mainClass, e);
        }
    }

    /** Links a module that was just compiled and still has its data and elements. */
    static LinkedModule compiled(WasmModule module, CompiledCode code) {
        return of(
                withoutCompiledBodies(module, code),
                code.classes(),
                code.mainClass(),
                code.functionCodes(),
                GuestThread.LARGE_STACK);
    }

    /** The module without what is not needed beside its compiled code. */
    static WasmModule withoutCompiledBodies(WasmModule module, CompiledCode code) {
        WasmModule bare = module.withoutCustomSections(name -> true);
        if (!code.interpreted().isEmpty()) {
            // Chicory's interpreter needs the bodies; it runs only what is too large for the JVM
            return bare;
        }
        return module.withoutBodies().section(SectionId.CODE).map(bare::with).orElse(bare);
    }

    /**
     * A memory of the size that the module declares.
     *
     * @throws GuestFailure.MemoryExhausted when that is more than the limit or the heap allow
     */
    GuestMemory newMemory(Meter meter) {
        MemoryLimits declared = memoryLimits();
        long size = (long) declared.initialPages() * Memory.PAGE_SIZE;
        if (size > meter.limits().memoryBytes()) {
            throw new GuestFailure.MemoryExhausted(
                    "the module needs " + size + " bytes of memory to start, the limit is "
                            + meter.limits().memoryBytes());
        }
        int[] words = HostHeap.allocate((int) (size / Integer.BYTES));
        if (words == null) {
            throw HostHeap.exhausted(size);
        }
        return new GuestMemory(words, declared.maximumPages(), meter);
    }

    /**
     * The limits of its memory, in pages.
     *
     * @throws IllegalArgumentException when the module has no memory of its own
     */
    MemoryLimits memoryLimits() {
        return module.memorySection()
                .orElseThrow(() -> new IllegalArgumentException("the module has no memory of its own"))
                .getMemory(0)
                .limits();
    }

    /** Makes an instance whose tables, globals and start function are still to be dealt with. */
    Instance instantiate(GuestMemory memory) {
        return Instance.builder(module)
                .withImportValues(imports)
                .withMemoryFactory(limits -> memory)
                .withTableFactory((table, initial) -> addTable(memory, table, initial))
                .withGlobalFactory((low, high, type, mutability) -> addGlobal(memory, low, high, type, mutability))
                .withMachineFactory(this::newMachine)
                .withInitialize(false)
                .withStart(false)
                .build();
    }

    private TableInstance addTable(GuestMemory memory, Table declared, int initial) {
        GuestTable table = new GuestTable(declared, initial, functionCodes);
        memory.tables = Arrays.copyOf(memory.tables, memory.tables.length + 1);
        memory.tables[memory.tables.length - 1] = table;
        return table;
    }

    private static GlobalInstance addGlobal(
            GuestMemory memory, long low, long high, ValType type, MutabilityType mutability) {
        int index = memory.globals.length;
        memory.globals = Arrays.copyOf(memory.globals, index + 1);
        return new GuestGlobal(memory, index, low, high, type, mutability);
    }

    private Machine newMachine(Instance instance) {
        try {
            return machine.newInstance(instance);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the main class of a module cannot be used", e);
        }
    }

    long stackBytes() {
        return stackBytes;
    }
}
