/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.wasm.metering;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Instruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.zip.CRC32;

/** Calls functions of one module, each time in a new instance, and tells what they cost. */
final class Runner {
    private static final long SLICE = 1_000;
    private static final long LIMIT = 5_000_000;

    private interface Fuel {
        long of(Instance instance);
    }

    private interface Setup {
        /** Readies an instance; fuel that the host gives or sees is added to {@code fuel}. */
        Fuel prepare(Instance.Builder builder, AtomicLong fuel);
    }

    private final WasmModule module;
    private final Setup setup;

    private Runner(WasmModule module, Setup setup) {
        this.module = module;
        this.setup = setup;
    }

    /** Runs an unmetered module in the interpreter and counts the instructions that a listener sees. */
    static Runner counting(byte[] bytes) {
        return new Runner(Parser.parse(bytes), (builder, fuel) -> {
            builder.withUnsafeExecutionListener((instruction, stack) -> {
                if (fuel.addAndGet(price(instruction, stack)) > LIMIT) {
                    throw new IllegalStateException("does not end");
                }
            });
            return instance -> fuel.get();
        });
    }

    /** Runs an unmetered module compiled to JVM bytecode; what it costs is not known. */
    static Runner compilingUnmetered(byte[] bytes) {
        WasmModule module = Parser.parse(bytes);
        Function<Instance, Machine> machine = MachineFactoryCompiler.compile(module);
        return new Runner(module, (builder, fuel) -> {
            builder.withMachineFactory(machine);
            return instance -> 0;
        });
    }

    /** Runs a metered module in the interpreter. */
    static Runner interpreting(byte[] bytes) {
        return new Runner(Parser.parse(bytes), (builder, fuel) -> instance -> taken(instance, fuel));
    }

    /** Runs a metered module compiled to JVM bytecode. */
    static Runner compiling(byte[] bytes) {
        WasmModule module = Parser.parse(bytes);
        Function<Instance, Machine> machine = MachineFactoryCompiler.compile(module);
        return new Runner(module, (builder, fuel) -> {
            builder.withMachineFactory(machine);
            return instance -> taken(instance, fuel);
        });
    }

    Run call(String function, long... arguments) {
        AtomicLong fuelFromHost = new AtomicLong();
        AtomicLong heard = new AtomicLong();
        Instance.Builder builder = Instance.builder(module).withImportValues(imports(module, fuelFromHost, heard));
        Fuel fuel = setup.prepare(builder, fuelFromHost);
        Instance instance = builder.build();
        String outcome;
        boolean trapped = false;
        try {
            outcome = Arrays.toString(instance.export(function).apply(arguments));
        } catch (ChicoryException e) {
            outcome = "trap: " + e.getMessage();
            trapped = true;
        } catch (WasmException e) {
            outcome = "exception";
            trapped = true;
        }
        if (instance.memory() != null) {
            CRC32 sum = new CRC32();
            int pages = instance.memory().pages();
            sum.update(instance.memory().readBytes(0, pages << 16));
            outcome += ", %d pages, %08x".formatted(pages, sum.getValue());
        }
        if (heard.get() != 0) {
            outcome += ", host heard %x".formatted(heard.get());
        }
        return new Run(outcome + globals(instance), fuel.of(instance), trapped);
    }

    private String globals(Instance instance) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export each = module.exportSection().getExport(i);
            if (each.exportType() == ExternalType.GLOBAL && !each.name().equals(Metering.FUEL_EXPORT)) {
                values.append(", ").append(instance.global(each.index()).getValue());
            }
        }
        return values.toString();
    }

    private static long taken(Instance instance, AtomicLong granted) {
        return granted.get() - instance.exports().global(Metering.FUEL_EXPORT).getValue();
    }

    private static long price(Instruction instruction, MStack stack) {
        int code = instruction.opcode().opcode();
        int opcode = code > 0xFF ? (code >>> 8) << 16 | (code & 0xFF) : code;
        int shift = FuelPrices.bulkShift(opcode);
        long length = shift < 0 ? 0 : Integer.toUnsignedLong((int) stack.peek()) >>> shift;
        return FuelPrices.of(opcode) + length;
    }

    /** Offers whatever a module imports: functions return the sum of their arguments; fuel comes in small slices. */
    private static ImportValues imports(WasmModule module, AtomicLong granted, AtomicLong heard) {
        List<ImportFunction> functions = new ArrayList<>();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i).importType() == ExternalType.FUNCTION) {
                FunctionImport each = (FunctionImport) module.importSection().getImport(i);
                FunctionType type = module.typeSection().getType(each.typeIndex());
                functions.add(
                        each.name().equals(Metering.REFUEL_NAME)
                                ? new HostFunction(each.module(), each.name(), type, (instance, arguments) -> {
                                    if (granted.addAndGet(SLICE) > LIMIT) {
                                        throw new IllegalStateException("does not end");
                                    }
                                    return new long[] {arguments[0] + SLICE};
                                })
                                : new HostFunction(each.module(), each.name(), type, (instance, arguments) -> {
                                    long sum = (int) Arrays.stream(arguments).sum();
                                    heard.accumulateAndGet(sum, (before, now) -> before * 31 + now);
                                    return type.returns().isEmpty() ? new long[0] : new long[] {sum};
                                }));
            }
        }
        return ImportValues.builder()
                .addFunction(functions.toArray(ImportFunction[]::new))
                .build();
    }
}
