/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that wait for guests and for networks: virtual ones where the JDK has them (21 and later), platform ones
 * elsewhere. Guests themselves run on platform threads, because they need large stacks.
 */
final class HostThreads {

    private static final AtomicLong COUNT = new AtomicLong();

    private static final Executor EXECUTOR = virtual();

    private HostThreads() {}

    /** Runs each task at once, on a thread that does not keep the JVM alive. */
    static Executor executor() {
        return EXECUTOR;
    }

    private static Executor virtual() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return platform();
        }
    }

    static Executor platform() {
        ThreadFactory factory = work -> {
            var thread = new Thread(work, "capsule-call-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return Executors.newCachedThreadPool(factory);
    }
}
