/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.junit.platform.engine.DiscoverySelector;

/**
 * Selects an anchor that has passed, or need not pass, the request's filters.
 *
 * @param type a class with the annotation {@link Capsules}
 */
record AnchorSelector(Class<?> type) implements DiscoverySelector {}
