/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the engine knows of the project before it has read anything.
 *
 * @param classLoader its class path
 * @param directory where its sources are
 */
record ProjectLayout(ClassLoader classLoader, Path directory) {

    /** Surefire, Failsafe and Gradle run tests in the project's directory; Surefire names it, should it not. */
    static ProjectLayout current() {
        var directory = System.getProperty("basedir", System.getProperty("user.dir"));
        return new ProjectLayout(currentClassLoader(), Path.of(directory).toAbsolutePath());
    }

    static ClassLoader currentClassLoader() {
        return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(ClassLoader::getSystemClassLoader);
    }
}
