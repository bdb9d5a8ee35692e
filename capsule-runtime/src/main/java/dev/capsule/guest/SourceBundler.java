/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

/**
 * Makes one program of a source file and everything that it imports, for a guest that loads programs instead of source
 * files.
 *
 * @since 0.1
 */
public interface SourceBundler {

    /**
     * Bundles a file. Called in every build, also when nothing has changed: what an import finds depends on files that are
     * not there, and only the bundler knows which. So it should be quick.
     *
     * @return the program, or the errors that prevent it
     * @throws dev.capsule.CapsuleException when the bundler itself cannot be found or run
     */
    Bundle bundle(BundleRequest request);
}
