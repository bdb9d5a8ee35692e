/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;

/**
 * Selects a file.
 *
 * @param anchor the anchor to put it below; {@code null} for the one that it belongs to
 * @param path the file's path
 */
record TaskFileSelector(@Nullable Class<?> anchor, String path) implements DiscoverySelector {}
