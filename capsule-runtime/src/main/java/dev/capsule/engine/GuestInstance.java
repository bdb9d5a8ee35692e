/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.TrapException;
import dev.capsule.sandbox.CapturedOutput;
import dev.capsule.sandbox.Prices;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * One sandboxed guest. Its calls are made one after another, each on a guest thread of its own while the caller waits;
 * {@link #cancel} may come from any thread. An instance whose call failed takes no further call.
 *
 * @since 0.1
 */
public final class GuestInstance implements AutoCloseable {

    private final Execution execution;
    private final GuestCode code;

    GuestInstance(Execution execution, GuestCode code) {
        this.execution = execution;
        this.code = code;
    }

    /**
     * Imports the user's files ({@code capsule_load} of the guest protocol).
     *
     * @throws GuestFailure when the guest did not answer
     */
    public byte[] load(byte[] request) {
        return execution.run(() -> exchange("capsule_load", request));
    }

    /**
     * Runs a task ({@code capsule_run} of the guest protocol).
     *
     * @throws GuestFailure when the guest did not answer
     */
    public byte[] run(byte[] request) {
        return execution.run(() -> exchange("capsule_run", request));
    }

    private byte[] exchange(String export, byte[] request) {
        Sandbox sandbox = execution.sandbox();
        int buffer = execution.call("capsule_buffer", request.length);
        if (buffer == 0) {
            throw new GuestFailure.MemoryExhausted("the guest has no memory for a request of " + request.length
                    + " bytes: its limit is " + sandbox.meter().limits().memoryBytes() + " bytes");
        }
        require(sandbox.contains(buffer, request.length), "the buffer for a request");
        sandbox.charge(Prices.bytes(request.length));
        sandbox.write(buffer, request, 0, request.length);
        int response = execution.call(export, request.length);
        require(sandbox.contains(response, Integer.BYTES), "a response");
        byte[] header = new byte[Integer.BYTES];
        sandbox.read(response, header, 0, header.length);
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
        require(length >= 0 && sandbox.contains(response, (long) length + Integer.BYTES), "a response");
        sandbox.charge(Prices.bytes(length));
        byte[] bytes = new byte[length];
        sandbox.read(response + Integer.BYTES, bytes, 0, length);
        return bytes;
    }

    private static void require(boolean inside, String what) {
        if (!inside) {
            throw new TrapException(what + " is outside the guest's memory");
        }
    }

    /** The state of this instance as a WebAssembly module that starts where the instance is now. */
    public byte[] writeModule(Map<String, byte[]> customSections) {
        return code.write(execution, customSections);
    }

    /** What the instance used so far; also after a failure. */
    public Usage usage() {
        return execution.usage();
    }

    /** What the guest printed so far; also after a failure. */
    public CapturedOutput output() {
        return execution.output();
    }

    /** Ends the current call, or the next one, with {@link GuestFailure.Cancelled}. */
    public void cancel() {
        execution.cancel();
    }

    /** Gives the memory back. A running call is cancelled first. */
    @Override
    public void close() {
        execution.close();
    }
}
