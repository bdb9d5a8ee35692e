/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * HTTP requests on behalf of tasks: which hosts and addresses a task may reach, and a client that reaches nothing else
 * and is bounded in time, size, redirects and number.
 */
@NullMarked
package dev.capsule.network;

import org.jspecify.annotations.NullMarked;
