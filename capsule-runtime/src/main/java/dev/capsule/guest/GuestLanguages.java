/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import dev.capsule.CapsuleException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The languages whose SDK jars are on the class path. */
public final class GuestLanguages {

    private final List<GuestLanguage> languages;

    private GuestLanguages(List<GuestLanguage> languages) {
        this.languages = languages;
    }

    /** Finds the languages that a class loader offers. */
    public static GuestLanguages load(ClassLoader loader) {
        return new GuestLanguages(ServiceLoader.load(GuestLanguage.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(GuestLanguage::name))
                .toList());
    }

    /** Returns all languages, by name. */
    public List<GuestLanguage> all() {
        return languages;
    }

    /** Returns the language of a source file, judged by its extension. */
    public Optional<GuestLanguage> ofFile(String fileName) {
        return languages.stream()
                .filter(language -> language.fileExtensions().stream().anyMatch(fileName::endsWith))
                .findFirst();
    }

    /**
     * Returns the language that a manifest names.
     *
     * @throws CapsuleException when no jar on the class path offers it
     */
    public GuestLanguage named(String name) {
        return languages.stream()
                .filter(language -> language.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CapsuleException("no jar on the class path runs \"" + name
                        + "\" tasks: add the dependency dev.capsule:capsule-" + name + " (found: " + names() + ")"));
    }

    /** Returns the languages' names for a message. */
    public String names() {
        return languages.isEmpty()
                ? "none"
                : languages.stream().map(GuestLanguage::name).collect(Collectors.joining(", "));
    }
}
