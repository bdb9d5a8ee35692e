/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import dev.capsule.HostRequest;
import dev.capsule.policy.HostPattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of one run's tasks to the network. Safe for use by several threads. */
public final class HttpGateway {

    private static final long GRACE_MILLIS = 50;
    private static final long FOREVER_MILLIS = TimeUnit.DAYS.toMillis(365);

    private final HttpLimits limits;
    private final NameResolver resolver;
    private final Executor threads;
    private final Semaphore permits;

    /**
     * Creates a gateway.
     *
     * @param threads runs what waits for the network, each on a thread of its own
     */
    public HttpGateway(HttpLimits limits, NameResolver resolver, Executor threads) {
        this.limits = limits;
        this.resolver = resolver;
        this.threads = threads;
        this.permits = new Semaphore(limits.parallel());
    }

    /**
     * Sends a request and waits for the end of the answer.
     *
     * @param allowed where the task may send requests to
     * @param log hears of each request that was sent or denied, redirects too, from another thread
     * @throws InterruptedException when the thread is interrupted, which ends the request at once
     */
    public HttpAnswer send(HttpRequest request, List<HostPattern> allowed, Consumer<HostRequest> log)
            throws InterruptedException {
        @Nullable Long timeout = request.timeoutMillis();
        long end = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(timeout == null ? FOREVER_MILLIS : Math.min(timeout, FOREVER_MILLIS));
        if (!permits.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return timedOut(request);
        }
        var run = new RequestRun(limits, resolver, new AllowedHosts(allowed), log);
        var answer = new CompletableFuture<HttpAnswer>();
        var ended = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                answer.complete(run.run(request));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            } finally {
                // not before it has ended: waiting for a name server cannot be aborted, and must stay bounded
                permits.release();
                answer.cancel(false);
                ended.countDown();
            }
        });
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            run.abort();
            // the log is complete then, if the network lets it
            ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            return timedOut(request);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the HTTP client failed: " + e.getCause(), e);
        } finally {
            run.abort();
        }
    }

    private static HttpAnswer timedOut(HttpRequest request) {
        return new HttpAnswer.Failed(
                HttpAnswer.Kind.TIMEOUT, "the request had not ended after " + request.timeoutMillis() + " ms");
    }
}
