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

    ForeignInstance() {}

    /**
     * Runs {@code _start}, once.
     *
     * @return the exit code
     * @throws GuestFailure when the module did not end by itself; never {@link GuestFailure.Exited}
     */
    public int run() {
        return 0;
    }

    /** What the instance used so far; also after a failure. */
    public Usage usage() {
        return new Usage(0, 0, false);
    }

    /** What the module printed so far; also after a failure. */
    public CapturedOutput output() {
        return new CapturedOutput("", "");
    }

    /** Ends the run with {@link GuestFailure.Cancelled}. */
    public void cancel() {}

    /** Gives the memory back. A running call is cancelled first. */
    @Override
    public void close() {}
}
