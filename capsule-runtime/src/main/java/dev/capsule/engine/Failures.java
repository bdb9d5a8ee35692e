/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.wasm.ChicoryException;
import dev.capsule.sandbox.GuestExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says in the guest's terms why its code ended. */
final class Failures {

    private static final int MOST_FRAMES = 6;
    private static final String FUNCTION = "func_";

    private final Meter meter;
    private final String mainClass;
    private final Supplier<Map<Integer, String>> functionNames;

    /**
     * Creates the translation for one instance.
     *
     * @param mainClass the prefix of the names of the classes that were compiled from the module
     * @param functionNames the names of the module's functions, fetched when something has to be reported
     */
    Failures(Meter meter, String mainClass, Supplier<Map<Integer, String>> functionNames) {
        this.meter = meter;
        this.mainClass = mainClass;
        this.functionNames = functionNames;
    }

    RuntimeException translate(Throwable thrown) {
        GuestFailure verdict = meter.verdict();
        if (verdict != null) {
            return verdict;
        }
        if (thrown instanceof GuestFailure failure) {
            return meter.fail(failure);
        }
        if (thrown instanceof Sandbox.HostCallFailure failure) {
            meter.fail(new GuestFailure.Cancelled());
            return failure.original();
        }
        if (thrown instanceof RuntimeException failure && !isOfCompiledCode(failure)) {
            meter.fail(new GuestFailure.Cancelled());
            return failure;
        }
        return meter.fail(guestFailure(thrown));
    }

    /** Whether compiled code throws such exceptions; all others come from the host, which is to blame for them. */
    private static boolean isOfCompiledCode(RuntimeException thrown) {
        return thrown instanceof ChicoryException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof ArithmeticException
                || thrown instanceof GuestExit
                || thrown.getCause() instanceof StackOverflowError;
    }

    private GuestFailure guestFailure(Throwable thrown) {
        if (thrown instanceof GuestExit exit) {
            return new GuestFailure.Exited(exit.code());
        }
        if (thrown instanceof StackOverflowError || thrown.getCause() instanceof StackOverflowError) {
            return new GuestFailure.StackExhausted();
        }
        if (thrown instanceof OutOfMemoryError) {
            return new GuestFailure.MemoryExhausted("the JVM's heap is exhausted: its limit is "
                    + Runtime.getRuntime().maxMemory() + " bytes (-Xmx), guests have taken " + HostHeap.taken());
        }
        if (thrown instanceof ChicoryInterruptedException) {
            return new GuestFailure.Cancelled();
        }
        return new GuestFailure.Trapped("trap: " + reason(thrown) + where(thrown), thrown);
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof IndexOutOfBoundsException) {
            return "out of bounds memory access";
        }
        if (thrown instanceof ArithmeticException) {
            return "integer divide by zero";
        }
        return thrown instanceof ChicoryException ? String.valueOf(thrown.getMessage()) : thrown.toString();
    }

    /** Empty when HotSpot left the frames out, which it does for some exceptions in code that it has optimised. */
    private String where(Throwable thrown) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frames.size() < MOST_FRAMES
                    && frame.getClassName().startsWith(mainClass)
                    && frame.getMethodName().startsWith(FUNCTION)) {
                int function = Integer.parseInt(frame.getMethodName().substring(FUNCTION.length()));
                frames.add(functionNames.get().getOrDefault(function, "function " + function));
            }
        }
        return frames.isEmpty() ? "" : " in " + String.join(" < ", frames);
    }
}
