/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;

/**
 * Selects a task.
 *
 * @param anchor the anchor to put it below; {@code null} for the one that its file belongs to
 * @param path the file's path
 * @param name the task's name
 */
record TaskSelector(@Nullable Class<?> anchor, String path, String name) implements DiscoverySelector {}
