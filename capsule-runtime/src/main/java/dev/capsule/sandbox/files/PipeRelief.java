/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox.files;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the opening of pipes. Nobody opens a pipe here, but whoever else can write to a granted directory can put one in
 * a file's place after it was looked at; opening it waits for its other end, and Java cannot open without waiting.
 *
 * <p>Files are opened often and pipes never, so that an opening is only noted, and a thread looks now and then for those
 * that take long. Waking a thread for each would take far longer than opening a file.
 */
final class PipeRelief {

    /** Far above what opening a file takes. */
    private static final long PATIENCE_MILLIS = 100;

    /** How often the thread finds nothing to look for before it ends. */
    private static final int MOST_IDLE_ROUNDS = 20;

    private static final Set<Opening> UNDER_WAY = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean WATCHED = new AtomicBoolean();

    private PipeRelief() {}

    /** What opens something. */
    interface Opener<T> {
        T open() throws IOException;
    }

    /** An opening that has begun; its relief opens the pipe's other end. */
    private static final class Opening {
        private final Runnable relief;
        private final long begin = System.nanoTime();

        private Opening(Runnable relief) {
            this.relief = relief;
        }

        private boolean isLate() {
            return System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        }
    }

    /**
     * Opens something, and calls {@code relief} from another thread as long as that takes too long.
     *
     * @param relief opens the pipe's other end
     */
    static <T> T open(Opener<T> opener, Runnable relief) throws IOException {
        var opening = new Opening(relief);
        UNDER_WAY.add(opening);
        startWatch();
        try {
            return opener.open();
        } finally {
            UNDER_WAY.remove(opening);
        }
    }

    private static void startWatch() {
        if (!WATCHED.get() && WATCHED.compareAndSet(false, true)) {
            var thread = new Thread(PipeRelief::watch, "capsule-pipe-relief");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void watch() {
        try {
            lookUntilIdle();
        } finally {
            WATCHED.set(false);
            if (!UNDER_WAY.isEmpty()) {
                // it began after the last look, and counts on this thread
                startWatch();
            }
        }
    }

    private static void lookUntilIdle() {
        for (int idle = 0; idle < MOST_IDLE_ROUNDS; idle = UNDER_WAY.isEmpty() ? idle + 1 : 0) {
            try {
                Thread.sleep(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                // nobody has a reason to, and openings that are under way need their relief
                continue;
            }
            UNDER_WAY.stream().filter(Opening::isLate).forEach(opening -> opening.relief.run());
        }
    }
}
