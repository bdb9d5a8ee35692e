/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.source.Origins;
import dev.capsule.source.SourceLine;
import dev.capsule.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a guest answers to {@code capsule_run}. The answer is data from a hostile place. */
final class GuestResponse {

    private GuestResponse() {}

    /**
     * Reads an answer.
     *
     * @param origins where the places in a bundled file come from
     * @param refusals what the host has denied to the attempt, by the number that it gave to the guest
     */
    static Outcome read(byte[] response, Origins origins, IntFunction<@Nullable String> refusals) {
        try {
            return outcome(JsonObject.of(Json.parse(response), "the guest's answer"), origins, refusals);
        } catch (JsonFormatException e) {
            return failed(ErrorType.INVALID_RESULT, "the result is not JSON that can be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return failed(ErrorType.INVALID_RESULT, "the guest broke the protocol: " + e.getMessage());
        }
    }

    private static Outcome outcome(JsonObject response, Origins origins, IntFunction<@Nullable String> refusals) {
        var status = response.string("status");
        return switch (status) {
            case "returned" -> new Outcome.Returned(response.value("result"));
            case "raised" -> new Outcome.Failed(raised(response, origins, refusals));
            case "exited" -> failed(ErrorType.TASK_ERROR, response.string("message"));
            case "invalid_result" ->
                failed(ErrorType.INVALID_RESULT, response.string("message") + " at " + response.string("value_path"));
            case "invalid_arguments" -> failed(ErrorType.INVALID_ARGUMENTS, response.string("message"));
            case "task_not_found" -> failed(ErrorType.TASK_NOT_FOUND, response.string("message"));
            default -> throw new IllegalArgumentException("unknown status \"" + status + "\"");
        };
    }

    /** What the guest raised; what the host has denied before keeps the host's own words. */
    private static TaskError raised(JsonObject response, Origins origins, IntFunction<@Nullable String> refusals) {
        var message = response.string("message");
        var frames = frames(response.objects("frames"), origins);
        var denied = refusals.apply(response.integer("refusal", 0));
        return denied == null
                ? new TaskError(ErrorType.TASK_ERROR, message, frames)
                : new TaskError(ErrorType.PERMISSION_DENIED, denied, frames);
    }

    private static List<GuestFrame> frames(List<JsonObject> frames, Origins origins) {
        return frames.stream()
                .map(frame -> frame(frame, origins))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<GuestFrame> frame(JsonObject frame, Origins origins) {
        var position = new SourcePosition(frame.string("path"), frame.integer("line"), frame.integer("column", 0));
        return origins.of(new SourceLine(position, frame.string("code", "")))
                .map(place -> new GuestFrame(
                        place.position().path(),
                        place.position().line(),
                        frame.string("function"),
                        frame.has("code") ? place.code() : null));
    }

    private static Outcome failed(ErrorType type, String message) {
        return new Outcome.Failed(TaskError.of(type, message));
    }
}
