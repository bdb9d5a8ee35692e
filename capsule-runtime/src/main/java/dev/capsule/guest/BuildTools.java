/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.guest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a build lends a language.
 *
 * @param properties the properties of the build whose names begin with {@code capsule.}; those that a language knows
 *     change what it does
 * @param artifacts where tools can be had
 */
public record BuildTools(Map<String, String> properties, Artifacts artifacts) {

    private static final String PREFIX = "capsule.";

    /** Copies the properties whose names begin with {@code capsule.}, and leaves out the others. */
    public BuildTools {
        var own = new TreeMap<String, String>();
        properties.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                own.put(name, value);
            }
        });
        properties = Map.copyOf(own);
    }

    /** Where a build gets artifacts from. */
    @FunctionalInterface
    public interface Artifacts {

        /** For builds that have no repository. */
        Artifacts NONE = coordinates -> Optional.empty();

        /**
         * Returns an artifact's file, downloaded if need be.
         *
         * @param coordinates group, artifact and version, as in {@code org.example:tool:1.0}
         * @return nothing when there is no such artifact, or no repository
         */
        Optional<Path> file(String coordinates);
    }

    /** What there is outside of any build: the properties of the JVM. */
    public static BuildTools ofSystem() {
        var properties = new TreeMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            properties.put(name, System.getProperty(name, ""));
        }
        return new BuildTools(properties, Artifacts.NONE);
    }

    /** Returns the value of a property; nothing when it is not set or blank. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
    }
}
