/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.CapsuleException;
import dev.capsule.source.Origins;
import dev.capsule.source.SourceLine;
import dev.capsule.source.SourceMap;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a source map when somebody asks for a place, which most runs never do. */
final class LazyOrigins implements Origins {

    private final String bundle;
    private final byte[] section;
    private @Nullable Origins origins;

    LazyOrigins(String bundle, byte[] section) {
        this.bundle = bundle;
        this.section = section;
    }

    @Override
    public Optional<SourceLine> of(SourceLine place) {
        return read().of(place);
    }

    private synchronized Origins read() {
        var known = origins;
        if (known == null) {
            try {
                known = Origins.mapped(bundle, SourceMap.parse(Deflated.read(section)));
            } catch (IOException | IllegalArgumentException e) {
                throw new CapsuleException("the source map of " + bundle + " is damaged: " + e.getMessage(), e);
            }
            origins = known;
        }
        return known;
    }
}
