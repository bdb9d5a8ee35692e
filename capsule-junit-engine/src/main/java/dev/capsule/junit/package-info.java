/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The test engine {@code capsule}: every task that can be called without arguments is a test of the JUnit Platform.
 *
 * <p>{@link dev.capsule.junit.Capsules} and {@link dev.capsule.junit.CapsuleTasksTest} tell how tools find it,
 * {@link dev.capsule.junit.Constants} how it is configured.
 */
@NullMarked
package dev.capsule.junit;

import org.jspecify.annotations.NullMarked;
