/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.json.JsonObject;
import dev.capsule.source.Problem;
import dev.capsule.source.SourceLine;
import dev.capsule.source.SourcePosition;
import java.util.Optional;

/** The problem behind a guest's answer that a file could not be imported. */
final class LoadFailure {

    private LoadFailure() {}

    /** Names the innermost frame of the user's files, where the fault most likely is. */
    static Problem problem(GuestSources sources, JsonObject response) {
        var message = response.string("message");
        var frames = response.objects("frames").stream()
                .map(LoadFailure::place)
                .map(sources.origins()::of)
                .flatMap(Optional::stream)
                .toList();
        if (frames.isEmpty()) {
            return Problem.error(new SourcePosition(sources.entry().path(), 1, 1), message);
        }
        var frame = frames.get(frames.size() - 1);
        return Problem.error(frame.position(), frame.code().isEmpty() ? message : message + "\n    " + frame.code());
    }

    private static SourceLine place(JsonObject frame) {
        var position = new SourcePosition(
                frame.string("path"), Math.max(1, frame.integer("line")), Math.max(1, frame.integer("column", 1)));
        return new SourceLine(position, frame.string("code", ""));
    }
}
