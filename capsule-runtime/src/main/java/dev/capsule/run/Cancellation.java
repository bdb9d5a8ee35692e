/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.ArrayList;
import java.util.List;

/** Lets a caller end a run, also while the guest computes. Given once, it stays. Safe for use by several threads. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Ends every run that was started with this object, and those that will be. */
    public void cancel() {
        List<Runnable> toCall;
        synchronized (this) {
            cancelled = true;
            toCall = List.copyOf(listeners);
        }
        toCall.forEach(Runnable::run);
    }

    /** Returns whether {@link #cancel} was called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Calls the listener on cancellation, at once if that has happened already.
     *
     * @return what removes the listener again
     */
    Registration onCancel(Runnable listener) {
        boolean now;
        synchronized (this) {
            listeners.add(listener);
            now = cancelled;
        }
        if (now) {
            listener.run();
        }
        return () -> remove(listener);
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Undoes a registration. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
