/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

/**
 * A parameter of a task's function.
 *
 * @param name its name
 * @param kind {@code positional_only}, {@code positional}, {@code keyword_only}, {@code var_positional} or
 *     {@code var_keyword}
 * @param required whether a call must give it
 */
public record Parameter(String name, String kind, boolean required) {}
