/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.guest.GuestImage;
import dev.capsule.guest.GuestLanguage;
import java.util.Set;

/** The engine with the small platform of {@code guest/test}: a task is an exported function of a file {@code .quickjs}. */
public final class EngineLanguage implements GuestLanguage {

    private static final GuestImage IMAGE =
            GuestImage.load(EngineLanguage.class.getClassLoader(), "dev/capsule/typescript/engine");

    @Override
    public String name() {
        return "quickjs";
    }

    @Override
    public Set<String> fileExtensions() {
        return Set.of(".quickjs");
    }

    @Override
    public GuestImage image() {
        return IMAGE;
    }

    @Override
    public String moduleName(String relativePath) {
        return relativePath;
    }

    @Override
    public String declarationHint() {
        return "export a function";
    }
}
