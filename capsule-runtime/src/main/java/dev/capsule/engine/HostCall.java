/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.engine;

/**
 * Answers a guest's {@code capsule.call}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface HostCall {

    /**
     * Handles one request. It runs on the guest's thread, which is interrupted when the run's deadline passes or the
     * run is cancelled: a handler that blocks must let an interrupt wake it.
     *
     * @param request the request, JSON in UTF-8
     * @return the response, JSON in UTF-8
     */
    byte[] call(byte[] request);
}
