/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import dev.capsule.sandbox.CapturedOutput;
import java.util.Map;

/**
 * One sandboxed guest. Its calls are made one after another, each on a guest thread of its own while the caller waits;
 * {@link #cancel} may come from any thread. An instance whose call failed takes no further call.
 *
 * @since 0.1
 */
public final class GuestInstance implements AutoCloseable {

    GuestInstance() {}

    /**
     * Imports the user's files ({@code capsule_load} of the guest protocol).
     *
     * @throws GuestFailure when the guest did not answer
     */
    public byte[] load(byte[] request) {
        return new byte[0];
    }

    /**
     * Runs a task ({@code capsule_run} of the guest protocol).
     *
     * @throws GuestFailure when the guest did not answer
     */
    public byte[] run(byte[] request) {
        return new byte[0];
    }

    /** The state of this instance as a WebAssembly module that starts where the instance is now. */
    public byte[] writeModule(Map<String, byte[]> customSections) {
        return new byte[0];
    }

    /** What the instance used so far; also after a failure. */
    public Usage usage() {
        return new Usage(0, 0, false);
    }

    /** What the guest printed so far; also after a failure. */
    public CapturedOutput output() {
        return new CapturedOutput("", "");
    }

    /** Ends the current call, or the next one, with {@link GuestFailure.Cancelled}. */
    public void cancel() {}

    /** Gives the memory back. A running call is cancelled first. */
    @Override
    public void close() {}
}
