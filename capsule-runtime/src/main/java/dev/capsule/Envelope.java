/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule;

import dev.capsule.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The report of one run of a task: the original Capsule's envelope, its members in the same order.
 *
 * @param success whether the task returned a value within its limits
 * @param result the value it returned as JSON values: {@code null}, {@link Boolean}, {@link Number}, {@link String},
 *     {@link List} or {@link Map}; {@code null} on failure
 * @param error why it failed; {@code null} on success
 * @param execution what the run cost
 */
public record Envelope(
        boolean success, @Nullable Object result, @Nullable TaskError error, Execution execution) {

    /** Creates the envelope of a task that returned {@code result}. */
    public static Envelope success(@Nullable Object result, Execution execution) {
        return new Envelope(true, result, null, execution);
    }

    /** Creates the envelope of a task that failed. */
    public static Envelope failure(TaskError error, Execution execution) {
        return new Envelope(false, null, error, execution);
    }

    /** Returns this envelope as one line of JSON. */
    public String toJson() {
        return Json.write(toMap());
    }

    /** Returns this envelope as JSON values, its members in the order of the JSON text. */
    public Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("success", success);
        map.put("result", result);
        map.put("error", error == null ? null : errorMap(error));
        map.put("execution", executionMap());
        return map;
    }

    private static Map<String, Object> errorMap(TaskError error) {
        var map = new LinkedHashMap<String, Object>();
        map.put("error_type", error.type().wireName());
        map.put("message", error.message());
        if (!error.traceback().isEmpty()) {
            map.put("traceback", frames(error.traceback()));
        }
        return map;
    }

    private static List<Map<String, Object>> frames(List<GuestFrame> traceback) {
        var frames = new ArrayList<Map<String, Object>>();
        for (var frame : traceback) {
            var map = new LinkedHashMap<String, Object>();
            map.put("file", frame.path());
            map.put("line", frame.line());
            map.put("function", frame.function());
            var code = frame.code();
            if (code != null) {
                map.put("code", code);
            }
            frames.add(map);
        }
        return frames;
    }

    private Map<String, Object> executionMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("task_name", execution.taskName());
        map.put("duration_ms", execution.durationMs());
        map.put("retries", execution.retries());
        map.put("fuel_consumed", execution.fuelConsumed());
        map.put("ram_used", execution.ramUsed());
        map.put(
                "host_requests",
                execution.hostRequests().stream().map(Envelope::requestMap).toList());
        return map;
    }

    private static Map<String, @Nullable Object> requestMap(HostRequest request) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("method", request.method());
        map.put("url", request.url());
        map.put("status", request.status());
        map.put("bytes", request.bytes());
        map.put("duration_ms", request.durationMs());
        map.put("denied", request.denied());
        return map;
    }
}
