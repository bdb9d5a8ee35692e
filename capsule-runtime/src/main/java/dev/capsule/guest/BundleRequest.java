/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import java.nio.file.Path;

/**
 * A file to be bundled.
 *
 * @param file the source file
 * @param projectDirectory what the paths of messages are relative to
 * @param tools what the build lends the bundler
 */
public record BundleRequest(Path file, Path projectDirectory, BuildTools tools) {}
