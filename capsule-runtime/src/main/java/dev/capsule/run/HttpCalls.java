/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.HostRequest;
import dev.capsule.json.JsonObject;
import dev.capsule.network.HttpAnswer;
import dev.capsule.network.HttpRequest;
import dev.capsule.policy.HostPattern;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one attempt and keeps a list of them. The guest names the request, the host who may be asked. */
final class HttpCalls {

    /** How many requests an envelope lists. */
    static final int MOST_LISTED = 1_000;

    private final SharedRun run;
    private final List<HostPattern> allowed;
    private final ToIntFunction<String> denials;
    private final List<HostRequest> requests = new ArrayList<>();

    /**
     * Creates the calls of an attempt.
     *
     * @param denials remembers what is denied and returns its number
     */
    HttpCalls(SharedRun run, List<HostPattern> allowed, ToIntFunction<String> denials) {
        this.run = run;
        this.allowed = allowed;
        this.denials = denials;
    }

    /** Reads a request. */
    Operation operation(JsonObject request) {
        var read = read(request);
        return cancellation -> {
            var caller = Thread.currentThread();
            try (var registration = cancellation.onCancel(caller::interrupt)) {
                return describe(run.gateway().send(read, allowed, this::list));
            } catch (InterruptedException e) {
                caller.interrupt();
                throw new IllegalStateException("interrupted while waiting for the network", e);
            }
        };
    }

    private static HttpRequest read(JsonObject request) {
        var headers = request.array("headers").stream().map(HttpCalls::header).toList();
        var body = request.value("body") == null ? null : Base64.getDecoder().decode(request.string("body"));
        @Nullable Long timeout = request.value("timeout_ms") == null ? null : request.longInteger("timeout_ms");
        return new HttpRequest(
                request.string("method"),
                request.string("url"),
                headers,
                body,
                timeout,
                redirect(request.string("redirect", "follow")));
    }

    private static HttpRequest.Header header(@Nullable Object pair) {
        if (pair instanceof List<?> list
                && list.size() == 2
                && list.get(0) instanceof String name
                && list.get(1) instanceof String value) {
            return new HttpRequest.Header(name, value);
        }
        throw new IllegalArgumentException("\"headers\" in the request is not an array of pairs of texts");
    }

    private static HttpRequest.Redirect redirect(String mode) {
        return switch (mode) {
            case "follow" -> HttpRequest.Redirect.FOLLOW;
            case "manual" -> HttpRequest.Redirect.MANUAL;
            case "error" -> HttpRequest.Redirect.ERROR;
            default ->
                throw new IllegalArgumentException(
                        "\"redirect\" in the request is not \"follow\", \"manual\" or \"error\"");
        };
    }

    private Map<String, ?> describe(HttpAnswer answer) {
        var members = new LinkedHashMap<String, Object>();
        if (answer instanceof HttpAnswer.Response response) {
            members.put("status", response.status());
            members.put("reason", response.reason());
            members.put("url", response.url());
            members.put("redirected", response.redirected());
            members.put(
                    "headers",
                    response.headers().stream()
                            .map(header -> List.of(header.name(), header.value()))
                            .toList());
            members.put("body", Base64.getEncoder().encodeToString(response.body()));
            return Map.of("response", members);
        }
        var failed = (HttpAnswer.Failed) answer;
        members.put("kind", failed.kind().wireName());
        members.put("message", failed.message());
        if (failed.kind() == HttpAnswer.Kind.DENIED) {
            members.put("refusal", denials.applyAsInt(failed.message()));
        }
        return Map.of("failed", members);
    }

    private synchronized void list(HostRequest request) {
        if (requests.size() < MOST_LISTED) {
            requests.add(request);
        }
    }

    /** What was requested so far. */
    synchronized List<HostRequest> requests() {
        return List.copyOf(requests);
    }
}
