/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.Instance;
import dev.capsule.sandbox.CapturedOutput;
import dev.capsule.sandbox.files.FileTree;
import java.util.function.Supplier;

/** One instance with its surroundings, on which calls are made. */
final class Execution implements AutoCloseable {

    private final Instance instance;
    private final GuestMemory memory;
    private final Sandbox sandbox;
    private final GuestThread thread;
    private final Failures failures;
    private final MemoryPool pool;
    private boolean closed;

    Execution(
            LinkedModule module,
            GuestMemory memory,
            InstanceOptions options,
            FileTree files,
            Failures failures,
            MemoryPool pool) {
        this.memory = memory;
        this.pool = pool;
        this.failures = failures;
        this.thread = new GuestThread(memory.meter(), module.stackBytes());
        try {
            this.sandbox = new Sandbox(memory, options, files);
        } catch (RuntimeException e) { // what is granted may be gone by now
            pool.giveBack(memory.takeWords(), true);
            throw e;
        }
        try {
            this.instance = module.instantiate(memory);
        } catch (RuntimeException e) {
            giveBack();
            throw e;
        }
    }

    Instance instance() {
        return instance;
    }

    GuestMemory memory() {
        return memory;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Calls an export that returns at most one value, from a thread of the guest's. */
    int call(String export, int... arguments) {
        long[] values = new long[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i];
        }
        long[] results = instance.export(export).apply(values);
        return results == null || results.length == 0 ? 0 : (int) results[0];
    }

    /** Runs work on a thread of the guest's, inside the limits. */
    synchronized <T> T run(Supplier<T> work) {
        if (closed) {
            throw new IllegalStateException("the instance is closed");
        }
        return thread.call(failures, work);
    }

    Usage usage() {
        return memory.usage();
    }

    CapturedOutput output() {
        return sandbox.wasi().captured();
    }

    void cancel() {
        thread.cancel();
    }

    @Override
    public void close() {
        cancel();
        giveBack();
    }

    private synchronized void giveBack() {
        if (!closed) {
            closed = true;
            try {
                sandbox.wasi().close();
            } finally {
                pool.giveBack(memory.takeWords(), !thread.isAbandoned());
            }
        }
    }
}
