/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.json.JsonObject;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;

/** The problem behind a guest's answer that a file could not be imported. */
final class LoadFailure {

    private LoadFailure() {}

    /** Names the innermost frame of the user's files, where the fault most likely is. */
    static Problem problem(SourceFile entry, JsonObject response) {
        var frames = response.objects("frames");
        var message = response.string("message");
        if (frames.isEmpty()) {
            return Problem.error(new SourcePosition(entry.path(), 1, 1), message);
        }
        var frame = frames.get(frames.size() - 1);
        var position = new SourcePosition(
                frame.string("path"), Math.max(1, frame.integer("line")), Math.max(1, frame.integer("column", 1)));
        var code = frame.string("code", "");
        return Problem.error(position, code.isEmpty() ? message : message + "\n    " + code);
    }
}
