/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import org.jspecify.annotations.Nullable;

/**
 * A request that a task has made, or was denied, as the envelope lists it. Headers and bodies are not kept.
 *
 * @param method the method, such as {@code GET}
 * @param url the URL, with {@code ***} for the values of its query
 * @param status the response's status; {@code null} when there was no response
 * @param bytes the size of the response's body, in bytes, after decompression
 * @param durationMs how long it took, in milliseconds
 * @param denied whether the task's {@code allowed_hosts} do not cover it, so that nothing was sent
 */
public record HostRequest(
        String method, String url, @Nullable Integer status, long bytes, long durationMs, boolean denied) {}
