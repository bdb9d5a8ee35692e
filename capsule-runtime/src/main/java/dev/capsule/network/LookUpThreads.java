/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up on platform threads. A look-up cannot be aborted, and a virtual thread that waits for one keeps its
 * carrier: a few name servers that do not answer would hold up every other virtual thread.
 */
final class LookUpThreads implements NameResolver {

    private static final Executor THREADS = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "capsule-look-up");
        thread.setDaemon(true);
        return thread;
    });

    private final NameResolver resolver;

    LookUpThreads(NameResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public List<InetAddress> resolve(String name) throws UnknownHostException {
        var addresses = CompletableFuture.supplyAsync(() -> resolveNow(name), THREADS);
        try {
            return addresses.get();
        } catch (ExecutionException e) {
            throw unknownHost(name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknownHost(name, e);
        }
    }

    private List<InetAddress> resolveNow(String name) {
        try {
            return resolver.resolve(name);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private static UnknownHostException unknownHost(String name, @Nullable Throwable cause) {
        var exception =
                new UnknownHostException(cause instanceof UnknownHostException known ? known.getMessage() : name);
        exception.initCause(cause);
        return exception;
    }
}
