/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import dev.capsule.guest.GuestImage;
import dev.capsule.guest.GuestLanguage;
import java.util.Set;

/**
 * Python, run by CPython.
 *
 * @since 0.1
 */
public final class PythonLanguage implements GuestLanguage {

    private static final String EXTENSION = ".py";
    private static final String PACKAGE_FILE = "__init__";

    /** For {@link java.util.ServiceLoader}. */
    public PythonLanguage() {}

    @Override
    public String name() {
        return "python";
    }

    @Override
    public Set<String> fileExtensions() {
        return Set.of(EXTENSION);
    }

    @Override
    public GuestImage image() {
        return Loaded.IMAGE;
    }

    @Override
    public String moduleName(String relativePath) {
        String path = relativePath.endsWith(EXTENSION)
                ? relativePath.substring(0, relativePath.length() - EXTENSION.length())
                : relativePath;
        String name = path.replace('/', '.');
        return name.endsWith("." + PACKAGE_FILE) ? name.substring(0, name.length() - PACKAGE_FILE.length() - 1) : name;
    }

    @Override
    public String declarationHint() {
        return "decorate a function with @task, or name one main";
    }

    /** Holds the image from the moment somebody asks for it. */
    private static final class Loaded {
        private static final GuestImage IMAGE =
                GuestImage.load(PythonLanguage.class.getClassLoader(), "dev/capsule/python/image");
    }
}
