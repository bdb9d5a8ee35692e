/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.util.List;
import java.util.Locale;

/**
 * What became of a request.
 *
 * @since 0.1
 */
public sealed interface HttpAnswer {

    /**
     * The server answered.
     *
     * @param url where it came from, after redirects
     * @param redirected whether there were any
     * @param body the body, decompressed
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    record Response(
            int status, String reason, String url, boolean redirected, List<HttpRequest.Header> headers, byte[] body)
            implements HttpAnswer {}

    /**
     * There is no answer.
     *
     * @param message why, in words for the task's author
     */
    record Failed(Kind kind, String message) implements HttpAnswer {}

    /** Why there is no answer. */
    enum Kind {
        /** The task may not reach the host. */
        DENIED,
        /** The time is over. */
        TIMEOUT,
        /** The network or the server failed. */
        NETWORK,
        /** The answer, or what it redirects to, is larger than the limits. */
        TOO_LARGE,
        /** The request makes no sense. */
        INVALID;

        /** Returns the name in the guest protocol. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
