/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/**
 * Hears what a guest prints, at the moment it does.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface OutputListener {

    /** Hears nothing. */
    OutputListener NONE = (stream, bytes) -> {};

    /** The guest wrote {@code bytes}, which may end in the middle of a line or of a character. */
    void written(Stream stream, byte[] bytes);

    /** Where the guest wrote to. */
    enum Stream {
        /** Descriptor 1. */
        STDOUT,
        /** Descriptor 2. */
        STDERR
    }
}
