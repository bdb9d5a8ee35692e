/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.HostRequest;
import dev.capsule.engine.HostCall;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.policy.HostPattern;
import dev.capsule.sandbox.GuestClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers what one attempt asks of its host, and ends with it what it has started. */
final class HostCalls implements HostCall, AutoCloseable {

    private static final int MOST_REFUSALS = 1_000;

    private final SubTasks subTasks;
    private final HttpCalls http;
    private final RunContext context;
    private final GuestClock clock;
    private final Cancellation cancellation;
    private final StartedCalls started;
    private final List<String> refusals = new ArrayList<>();

    /**
     * Creates the answers for one attempt.
     *
     * @param hosts where the task may send requests to
     * @param clock the task's clock
     * @param cancellation ends the attempt
     */
    HostCalls(
            SubTasks subTasks,
            List<HostPattern> hosts,
            RunContext context,
            GuestClock clock,
            Cancellation cancellation) {
        this.subTasks = subTasks;
        this.http = new HttpCalls(context.run(), hosts, this::remember);
        this.context = context;
        this.clock = clock;
        this.cancellation = cancellation;
        this.started = new StartedCalls(context);
    }

    @Override
    public byte[] call(byte[] request) {
        try {
            return answer(JsonObject.of(Json.parse(request), "the request"));
        } catch (RefusedException e) {
            return Json.writeBytes(refused(e));
        } catch (JsonFormatException | IllegalArgumentException e) {
            return Json.writeBytes(Map.of("refused", "the host cannot read the request: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    private byte[] answer(JsonObject request) throws InterruptedException {
        var name = request.string("op");
        switch (name) {
            case "start" -> {
                var operation = operation(request.object("call"), context.started());
                return Json.writeBytes(Map.of("handle", started.start(operation)));
            }
            case "wait" -> {
                var handles = handles(request);
                var timeout = timeoutNanos(request);
                return handles.isEmpty() && timeout != null && clock.skip(timeout)
                        ? StartedCalls.NOTHING
                        : started.await(handles, timeout);
            }
            case "cancel" -> {
                started.cancel(handles(request));
                return Json.writeBytes(Map.of());
            }
            default -> {
                return Json.writeBytes(operation(request, context).answer(cancellation));
            }
        }
    }

    private Operation operation(JsonObject request, RunContext caller) {
        var name = request.string("op");
        return switch (name) {
            case "task" -> subTasks.operation(request, caller);
            case "http" -> http.operation(request);
            default -> throw new RefusedException("unknown operation \"" + name + "\"");
        };
    }

    private static List<Integer> handles(JsonObject request) {
        return request.array("handles").stream()
                .map(handle -> {
                    if (handle instanceof Integer number) {
                        return number;
                    }
                    throw new IllegalArgumentException("\"handles\" in the request is not an array of whole numbers");
                })
                .toList();
    }

    private static @Nullable Long timeoutNanos(JsonObject request) {
        if (request.value("timeout_ms") == null) {
            return null;
        }
        return TimeUnit.MILLISECONDS.toNanos(Math.max(0, request.longInteger("timeout_ms")));
    }

    private Map<String, Object> refused(RefusedException e) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("refused", e.getMessage());
        if (e.isPermission()) {
            answer.put("refusal", remember(e.getMessage()));
        }
        return answer;
    }

    /** Keeps what was denied, and returns the number under which the guest may say that this is what ended it. */
    private int remember(String message) {
        synchronized (refusals) {
            if (refusals.size() == MOST_REFUSALS) {
                refusals.remove(MOST_REFUSALS - 1);
            }
            refusals.add(message);
            return refusals.size();
        }
    }

    /** What was denied under a number; {@code null} when nothing was. */
    @Nullable
    String refusal(int number) {
        synchronized (refusals) {
            return number < 1 || number > refusals.size() ? null : refusals.get(number - 1);
        }
    }

    /** The requests that the attempt has sent to the network. */
    List<HostRequest> requests() {
        return http.requests();
    }

    @Override
    public void close() {
        started.close();
    }
}
