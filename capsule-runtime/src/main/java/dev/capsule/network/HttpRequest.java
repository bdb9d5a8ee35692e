/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a guest wants to send.
 *
 * @param body what is sent, {@code null} for nothing
 * @param timeoutMillis how long the request and its redirects may take together, {@code null} for as long as the task
 * @param redirect what to do when the server redirects
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // passed on and never compared
public record HttpRequest(
        String method,
        String url,
        List<Header> headers,
        byte @Nullable [] body,
        @Nullable Long timeoutMillis,
        Redirect redirect) {

    /** Copies the headers. */
    public HttpRequest {
        headers = List.copyOf(headers);
    }

    /** A header line. */
    public record Header(String name, String value) {}

    /** What to do when the server redirects. */
    public enum Redirect {
        /** Go there, when the task may. */
        FOLLOW,
        /** Return the redirect as it is. */
        MANUAL,
        /** Fail. */
        ERROR
    }
}
