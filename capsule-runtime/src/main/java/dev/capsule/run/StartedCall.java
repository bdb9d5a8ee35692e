/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.engine.Account;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call that runs beside the task that started it, and its answer as JSON once it has ended. */
final class StartedCall implements Runnable {

    private final Operation operation;
    private final Account account;
    private final Runnable onEnd;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private byte @Nullable [] answer;
    private long paid;

    /**
     * Creates a call.
     *
     * @param account pays for the answer until it is collected
     * @param onEnd is told when the answer is there
     */
    StartedCall(Operation operation, Account account, Runnable onEnd) {
        this.operation = operation;
        this.account = account;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        end(answer());
    }

    private byte[] answer() {
        try {
            return Json.writeBytes(operation.answer(cancellation));
        } catch (JsonFormatException e) {
            return refused("the answer cannot be written as JSON: " + e.getMessage());
        } catch (RuntimeException e) {
            return refused("the host failed: " + e);
        }
    }

    /** Ends a call that has not begun. */
    void endUnbegun() {
        end(refused("cancelled"));
    }

    private void end(byte[] json) {
        synchronized (this) {
            if (account.takeMemory(json.length)) {
                paid = json.length;
                answer = json;
            } else {
                answer = refused("an answer of " + json.length
                        + " bytes was lost, because the run's memory budget has no room for it");
            }
        }
        ended.countDown();
        onEnd.run();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** The answer of a call that has ended, which is not kept any longer. */
    synchronized byte[] collect() {
        var json = Objects.requireNonNull(answer, "the call has not ended");
        answer = null;
        account.giveBackMemory(paid);
        return json;
    }

    /** Asks the call to end. */
    void cancel() {
        cancellation.cancel();
    }

    /** Waits for the end; false when it did not come in time. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    private static byte[] refused(String message) {
        return Json.writeBytes(Map.of("refused", message));
    }
}
