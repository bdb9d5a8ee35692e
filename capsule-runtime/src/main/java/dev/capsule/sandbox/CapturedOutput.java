/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.sandbox;

/**
 * What a guest printed, as far as it was kept.
 *
 * @param stdout the text of descriptor 1, malformed UTF-8 replaced
 * @param stderr the text of descriptor 2, malformed UTF-8 replaced
 * @since 0.1
 */
public record CapturedOutput(String stdout, String stderr) {}
