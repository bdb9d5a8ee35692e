/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.sandbox.CapturedOutput;

/**
 * One sandboxed run of a {@link ForeignProgram}.
 *
 * @since 0.1
 */
public final class ForeignInstance implements AutoCloseable {

    private final Execution execution;

    ForeignInstance(Execution execution) {
        this.execution = execution;
    }

    /**
     * Runs {@code _start}, once.
     *
     * @return the exit code
     * @throws GuestFailure when the module did not end by itself; never {@link GuestFailure.Exited}
     */
    public int run() {
        try {
            return execution.run(() -> {
                execution.instance().initialize(false);
                execution.call("_start");
                execution.sandbox().charge(0);
                return 0;
            });
        } catch (GuestFailure.Exited e) {
            return e.code();
        }
    }

    /** What the instance used so far; also after a failure. */
    public Usage usage() {
        return execution.usage();
    }

    /** What the module printed so far; also after a failure. */
    public CapturedOutput output() {
        return execution.output();
    }

    /** Ends the run with {@link GuestFailure.Cancelled}. */
    public void cancel() {
        execution.cancel();
    }

    /** Gives the memory back. A running call is cancelled first. */
    @Override
    public void close() {
        execution.close();
    }
}
