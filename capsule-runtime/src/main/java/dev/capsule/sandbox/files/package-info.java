/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The file system that a guest sees: volumes mounted in one tree, each of which keeps its guest inside.
 *
 * <p>Paths are lists of plain names. What is not granted is not there; what may not be changed denies access. Nothing in
 * here waits for anything but the disk: only regular files and directories are ever opened.
 */
@NullMarked
package dev.capsule.sandbox.files;

import org.jspecify.annotations.NullMarked;
