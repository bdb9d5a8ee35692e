/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import java.util.Optional;

/**
 * Where the places that a guest names are in the user's sources. A guest that is given the sources themselves names them
 * as they are; one that is given a bundle names the bundle's.
 */
public interface Origins {

    /** For guests that load the user's sources as they are. */
    Origins SAME = (place) -> Optional.of(place);

    /**
     * Finds the place in the user's sources.
     *
     * @return nothing when it is in none of them, as code that the bundler added
     */
    Optional<SourceLine> of(SourceLine place);

    /**
     * For a guest that loads a bundle.
     *
     * @param bundle the path under which the guest knows the bundle; places elsewhere stay as they are
     */
    static Origins mapped(String bundle, SourceMap map) {
        return place -> place.position().path().equals(bundle)
                ? map.original(place.position().line(), place.position().column())
                : Optional.of(place);
    }
}
