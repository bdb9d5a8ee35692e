/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

/**
 * Bounds one request, beside the time that its task has.
 *
 * @param requestBytes the largest body that is sent
 * @param responseBytes the largest body that is received, both compressed and decompressed
 * @param headers the most headers of a request, and of a response
 * @param headerBytes the longest line of a response's header
 * @param redirects how many redirects are followed
 * @param connectMillis how long one connection may take to be made
 * @param parallel how many requests of one run are under way at once; others wait
 * @since 0.1
 */
public record HttpLimits(
        int requestBytes,
        int responseBytes,
        int headers,
        int headerBytes,
        int redirects,
        int connectMillis,
        int parallel) {

    /** 16 MiB to send, 32 MiB to receive, 200 headers of 16 KiB, 10 redirects, 10 s to connect, 16 at a time. */
    public static final HttpLimits DEFAULT = new HttpLimits(16 << 20, 32 << 20, 200, 16 << 10, 10, 10_000, 16);
}
