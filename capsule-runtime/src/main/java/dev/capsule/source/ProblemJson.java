/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.source;

import dev.capsule.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem's JSON form. */
public final class ProblemJson {

    private ProblemJson() {}

    /** Writes a problem. */
    public static Map<String, Object> map(Problem problem) {
        var map = new LinkedHashMap<String, Object>();
        map.put("severity", problem.severity().name());
        map.put("path", problem.position().path());
        map.put("line", problem.position().line());
        map.put("column", problem.position().column());
        map.put("message", problem.message());
        return map;
    }

    /**
     * Reads a problem.
     *
     * @throws IllegalArgumentException when a member is missing or of the wrong type
     */
    public static Problem read(JsonObject problem) {
        return new Problem(
                Problem.Severity.valueOf(problem.string("severity")),
                new SourcePosition(problem.string("path"), problem.integer("line"), problem.integer("column")),
                problem.string("message"));
    }
}
