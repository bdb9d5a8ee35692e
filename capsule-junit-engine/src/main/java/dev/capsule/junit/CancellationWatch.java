/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.run.Cancellation;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.CancellationToken;

/**
 * Carries the Platform's cancellation to the guests. The Platform's token can only be asked, so a thread asks it while
 * tasks run.
 */
final class CancellationWatch implements AutoCloseable {

    private static final int PERIOD_MILLIS = 20;

    private final CancellationToken token;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Timer timer;

    CancellationWatch(CancellationToken token) {
        this.token = token;
    }

    /** Returns what ends the runs once the Platform asks for it. */
    synchronized Cancellation start() {
        if (timer == null) {
            timer = new Timer("capsule-cancellation", true);
            timer.schedule(new Asking(), 0, PERIOD_MILLIS);
        }
        return cancellation;
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private final class Asking extends TimerTask {
        @Override
        public void run() {
            if (token.isCancellationRequested()) {
                cancel();
                cancellation.cancel();
            }
        }
    }
}
