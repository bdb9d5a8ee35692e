/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.capsule.sandbox.Wasi;
import dev.capsule.sandbox.WasiFunction;
import dev.capsule.wasm.ExternalKind;
import dev.capsule.wasm.WasmImport;
import dev.capsule.wasm.WasmModule;
import dev.capsule.wasm.metering.Metering;
import java.util.List;
import java.util.Locale;

/**
 * What a module imports, bound once per program: the functions find the instance they work for through its memory.
 */
final class HostFunctions {

    private static final String CALL = "call";

    private HostFunctions() {}

    /**
     * Binds every import.
     *
     * @throws IllegalArgumentException when the module imports what does not exist here
     */
    static ImportValues bind(WasmModule module) {
        ImportValues.Builder values = ImportValues.builder();
        for (WasmImport wanted : module.imports()) {
            if (wanted.kind() != ExternalKind.FUNCTION) {
                String kind = wanted.kind().name().toLowerCase(Locale.ROOT);
                throw new IllegalArgumentException("the module imports the " + kind + " " + wanted.module() + "."
                        + wanted.name() + ", but only functions can be imported");
            }
            values.addFunction(bind(wanted.module(), wanted.name()));
        }
        return values.build();
    }

    private static ImportFunction bind(String module, String name) {
        if (module.equals(Wasi.MODULE)) {
            WasiFunction function = WasiFunction.named(name);
            if (function != null) {
                return wasi(function);
            }
        } else if (module.equals(Metering.REFUEL_MODULE) && name.equals(Metering.REFUEL_NAME)) {
            return function(module, name, "I", List.of(ValType.I64), HostFunctions::refuel);
        } else if (module.equals(Metering.REFUEL_MODULE) && name.equals(CALL)) {
            return function(module, name, "iiii", List.of(ValType.I32), HostFunctions::hostCall);
        }
        throw new IllegalArgumentException("the module imports " + module + "." + name
                + ", which does not exist here: there are WASI preview 1 and capsule.call");
    }

    private static ImportFunction wasi(WasiFunction function) {
        List<ValType> results = function.hasResult() ? List.of(ValType.I32) : List.of();
        return function(Wasi.MODULE, function.importName(), function.parameters(), results, (instance, arguments) -> {
            int errno = sandbox(instance).wasi().call(function, arguments);
            return new long[] {errno};
        });
    }

    private static ImportFunction function(
            String module, String name, String parameters, List<ValType> results, WasmFunctionHandle handle) {
        List<ValType> types = parameters
                .chars()
                .mapToObj(type -> type == 'i' ? ValType.I32 : ValType.I64)
                .toList();
        return new HostFunction(module, name, FunctionType.of(types, results), handle);
    }

    private static Sandbox sandbox(Instance instance) {
        return ((GuestMemory) instance.memory()).sandbox();
    }

    /** Nothing calls it: compiled code counts its fuel in {@link GuestMemory}. */
    private static long[] refuel(Instance instance, long[] arguments) {
        throw new IllegalStateException("the portable form of metering is running: " + arguments[0]);
    }

    private static long[] hostCall(Instance instance, long[] a) {
        int length = sandbox(instance).hostCall((int) a[0], (int) a[1], (int) a[2], (int) a[3]);
        return new long[] {length};
    }
}
