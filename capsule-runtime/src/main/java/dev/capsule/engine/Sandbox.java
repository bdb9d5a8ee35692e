/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

import com.dylibso.chicory.runtime.TrapException;
import dev.capsule.sandbox.GuestAccess;
import dev.capsule.sandbox.Prices;
import dev.capsule.sandbox.Wasi;
import dev.capsule.sandbox.files.FileSystem;
import dev.capsule.sandbox.files.FileTree;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What surrounds one instance: its memory and budget on one side, the host functions on the other. */
final class Sandbox implements GuestAccess {

    private static final int LARGEST_REQUEST = 1 << 26;

    private final GuestMemory memory;
    private final Meter meter;
    private final HostCall hostCall;
    private final Wasi wasi;
    private byte @Nullable [] pendingResponse;

    Sandbox(GuestMemory memory, InstanceOptions options, FileTree files) {
        this.memory = memory;
        this.meter = memory.meter();
        this.hostCall = options.hostCall();
        this.wasi = new Wasi(
                this,
                new FileSystem(files, options.mounts(), Sandbox::takeHeap, options.clock()::realtimeNanos),
                options.clock(),
                options.random(),
                options.output(),
                options.arguments(),
                options.environment());
        memory.enter(this);
    }

    private static boolean takeHeap(long bytes) {
        if (bytes < 0) {
            HostHeap.giveBack(-bytes / Integer.BYTES);
            return true;
        }
        return HostHeap.take(bytes / Integer.BYTES);
    }

    Wasi wasi() {
        return wasi;
    }

    Meter meter() {
        return meter;
    }

    GuestMemory memory() {
        return memory;
    }

    @Override
    public boolean contains(int address, long length) {
        return Integer.toUnsignedLong(address) + length <= memory.size();
    }

    @Override
    public void read(int address, byte[] target, int offset, int length) {
        memory.copyOut(address, target, offset, length);
    }

    @Override
    public void write(int address, byte[] source, int offset, int length) {
        memory.write(address, source, offset, length);
    }

    @Override
    public void charge(long units) {
        memory.charge(units);
    }

    @Override
    public void sleep(long nanos) {
        long end = System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 4);
        while (true) {
            meter.check();
            long left = Math.min(end - System.nanoTime(), meter.remainingNanos());
            if (end - System.nanoTime() <= 0) {
                return;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.max(left, 0));
            } catch (InterruptedException e) {
                meter.check();
                throw meter.fail(new GuestFailure.Cancelled());
            }
        }
    }

    /** {@code capsule.call} of the guest protocol. */
    int hostCall(int request, int requestLength, int response, int capacity) {
        memory.charge(Prices.HOST_CALL);
        byte[] answer = requestLength == 0 ? pendingResponse : ask(request, requestLength);
        if (answer == null) {
            throw new TrapException("capsule.call: there is no pending response");
        }
        if (Integer.toUnsignedLong(capacity) < answer.length) {
            pendingResponse = answer;
            return answer.length;
        }
        pendingResponse = null;
        if (!contains(response, answer.length)) {
            throw new TrapException("capsule.call: the response's place is outside the memory");
        }
        memory.charge(Prices.bytes(answer.length));
        memory.write(response, answer, 0, answer.length);
        return answer.length;
    }

    private byte[] ask(int request, int length) {
        if (length < 0 || length > LARGEST_REQUEST || !contains(request, length)) {
            throw new TrapException("capsule.call: the request of " + Integer.toUnsignedLong(length)
                    + " bytes is outside the memory or larger than " + LARGEST_REQUEST + " bytes");
        }
        memory.charge(Prices.bytes(length));
        byte[] bytes = new byte[length];
        memory.copyOut(request, bytes, 0, length);
        try {
            byte[] answer = hostCall.call(bytes);
            meter.check();
            return answer;
        } catch (GuestFailure e) {
            throw e;
        } catch (RuntimeException e) {
            meter.check();
            throw new HostCallFailure(e);
        }
    }

    /** Carries what a host call threw through the guest to whoever runs it. */
    static final class HostCallFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException original;

        private HostCallFailure(RuntimeException original) {
            super(original);
            this.original = original;
        }

        RuntimeException original() {
            return original;
        }
    }
}
