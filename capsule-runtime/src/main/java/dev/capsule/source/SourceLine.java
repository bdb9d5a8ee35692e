/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

/**
 * A place in a source file, with what is written there.
 *
 * @param position the place
 * @param code the line without surrounding white space; empty when unknown
 */
public record SourceLine(SourcePosition position, String code) {}
