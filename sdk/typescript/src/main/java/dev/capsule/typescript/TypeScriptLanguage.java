/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.guest.GuestImage;
import dev.capsule.guest.GuestLanguage;
import dev.capsule.guest.SourceBundler;
import java.util.Optional;
import java.util.Set;

/**
 * TypeScript and JavaScript, run by QuickJS.
 *
 * @since 0.1
 */
public final class TypeScriptLanguage implements GuestLanguage {

    private static final Set<String> EXTENSIONS = Set.of(".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx");

    /** For {@link java.util.ServiceLoader}. */
    public TypeScriptLanguage() {}

    @Override
    public String name() {
        return "typescript";
    }

    @Override
    public Set<String> fileExtensions() {
        return EXTENSIONS;
    }

    @Override
    public GuestImage image() {
        return Loaded.IMAGE;
    }

    @Override
    public String moduleName(String relativePath) {
        int dot = relativePath.lastIndexOf('.');
        return dot > relativePath.lastIndexOf('/') ? relativePath.substring(0, dot) : relativePath;
    }

    @Override
    public String declarationHint() {
        return "declare one with task({ name: \"main\" }, () => ...), or export a function main";
    }

    @Override
    public Optional<SourceBundler> bundler() {
        return Optional.of(new EsbuildBundler());
    }

    /** Holds the image from the moment somebody asks for it. */
    private static final class Loaded {
        private static final GuestImage IMAGE =
                GuestImage.load(TypeScriptLanguage.class.getClassLoader(), "dev/capsule/typescript/image");
    }
}
