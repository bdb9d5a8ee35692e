/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls that one attempt has started and not collected yet, each known by its handle. */
final class StartedCalls implements AutoCloseable {

    /** How many calls a task may leave uncollected; each may hold an answer. */
    static final int MOST_UNCOLLECTED = 1_000;

    /** How long the end of a task may be held up by calls that are slow to notice that they are cancelled. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

    /** The answer of a wait in which nothing ended. */
    static final byte[] NOTHING = "{\"handle\":null}".getBytes(UTF_8);

    private final RunContext context;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Integer, StartedCall> uncollected = new HashMap<>();
    private int lastHandle;
    private boolean closed;

    StartedCalls(RunContext context) {
        this.context = context;
    }

    /** Starts a call and returns its handle. */
    int start(Operation operation) {
        StartedCall call;
        int handle;
        lock.lock();
        try {
            if (closed) {
                throw new RefusedException("the task has ended");
            }
            if (uncollected.size() >= MOST_UNCOLLECTED) {
                throw new RefusedException("the call was not started: the task has not collected the answers of "
                        + MOST_UNCOLLECTED + " calls, the most that it may have");
            }
            context.run().countCall();
            call = new StartedCall(operation, context.run().account(), this::signal);
            handle = ++lastHandle;
            uncollected.put(handle, call);
        } finally {
            lock.unlock();
        }
        if (context.seeds().deterministic()) {
            // at once and alone: which of several ends first would not be the same in every run
            call.run();
        } else {
            context.run().slots().submit(call);
        }
        return handle;
    }

    private void signal() {
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first of several calls to end, in the order given when several have.
     *
     * @param handles the calls; none to just sleep
     * @param timeoutNanos how long to wait at most, {@code null} without end
     * @return the answer of {@code wait} in the guest protocol
     */
    byte[] await(List<Integer> handles, @Nullable Long timeoutNanos) throws InterruptedException {
        if (handles.isEmpty() && timeoutNanos == null) {
            throw new RefusedException("\"wait\" needs a handle or a timeout");
        }
        lock.lockInterruptibly();
        try {
            var calls = calls(handles);
            var first = firstEnded(handles, calls);
            if (first == null && (timeoutNanos == null || timeoutNanos > 0)) {
                first = handles.isEmpty()
                        ? awaitFirst(handles, calls, timeoutNanos)
                        : awaitFirstWithoutSlot(handles, calls, timeoutNanos);
            }
            return first == null ? NOTHING : collect(first);
        } finally {
            lock.unlock();
        }
    }

    /** Whoever waits for calls lets them have its slot, or none might ever run; whoever just sleeps keeps it. */
    private @Nullable Integer awaitFirstWithoutSlot(
            List<Integer> handles, List<StartedCall> calls, @Nullable Long timeoutNanos) throws InterruptedException {
        context.lendSlot();
        try {
            return awaitFirst(handles, calls, timeoutNanos);
        } finally {
            context.reclaimSlot();
        }
    }

    private @Nullable Integer awaitFirst(List<Integer> handles, List<StartedCall> calls, @Nullable Long timeoutNanos)
            throws InterruptedException {
        long left = timeoutNanos == null ? Long.MAX_VALUE : timeoutNanos;
        var first = firstEnded(handles, calls);
        while (first == null && left > 0) {
            left = ended.awaitNanos(left);
            first = firstEnded(handles, calls);
        }
        return first;
    }

    private List<StartedCall> calls(List<Integer> handles) {
        var calls = new ArrayList<StartedCall>();
        for (var handle : handles) {
            var call = uncollected.get(handle);
            if (call == null) {
                throw new RefusedException("this task has no call with the handle " + handle
                        + ": it never had, or has collected its answer already");
            }
            calls.add(call);
        }
        return calls;
    }

    private static @Nullable Integer firstEnded(List<Integer> handles, List<StartedCall> calls) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).hasEnded()) {
                return handles.get(i);
            }
        }
        return null;
    }

    private byte[] collect(Integer handle) {
        var answer = Objects.requireNonNull(uncollected.remove(handle)).collect();
        var json = new ByteArrayOutputStream(answer.length + 40);
        json.writeBytes(("{\"handle\":" + handle + ",\"answer\":").getBytes(UTF_8));
        json.writeBytes(answer);
        json.write('}');
        return json.toByteArray();
    }

    /** Asks calls to end; their answers say how they did. */
    void cancel(List<Integer> handles) {
        List<StartedCall> calls;
        lock.lock();
        try {
            calls = calls(handles);
        } finally {
            lock.unlock();
        }
        calls.forEach(this::cancel);
    }

    private void cancel(StartedCall call) {
        call.cancel();
        if (context.run().slots().withdraw(call)) {
            call.endUnbegun();
        }
    }

    /** Ends what was not collected, because nobody is left who could. */
    @Override
    public void close() {
        List<StartedCall> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(uncollected.values());
            uncollected.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(this::cancel);
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + GRACE_NANOS;
        for (var call : left) {
            try {
                if (call.awaitEnd(Math.max(0, deadline - System.nanoTime()))) {
                    call.collect();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
