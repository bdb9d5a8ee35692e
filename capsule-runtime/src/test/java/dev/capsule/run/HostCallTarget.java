/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.capsule.json.Json;
import dev.capsule.policy.Grants;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.sandbox.GuestClock;
import dev.capsule.source.Origins;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.Manifest;
import dev.capsule.task.TaskDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Sends any lines of bytes to the host as the calls of one guest, which may reach nothing: each is answered or refused,
 * in JSON.
 */
public final class HostCallTarget {

    private static final Set<String> ANSWERS = Set.of("refused", "envelope", "failed", "handle");
    private static final TaskPolicy POLICY = new TaskPolicy(1, 1, Duration.ofSeconds(1), 0, Grants.NONE, true);
    private static final TaskDescriptor TASK =
            new TaskDescriptor("main", "main", "a", new SourcePosition("a.py", 1, 1), "", POLICY, List.of());

    @SuppressWarnings("NullAway") // no task of an empty manifest is ever started
    private static final TaskRunner RUNNER =
            new TaskRunner(new Manifest("none", "0", "a.py", List.of(), List.of()), null, Origins.SAME);

    private HostCallTarget() {}

    /** The coverage-guided fuzzer calls this. */
    public static void fuzzerTestOneInput(byte[] input) {
        var context = RunContext.outermost(SharedRun.of(RunBudget.DEFAULT, TASK), Seeds.outermost(true));
        var clock = GuestClock.virtual(Instant.EPOCH);
        var requests = new String(input, StandardCharsets.ISO_8859_1).split("\n", 20);
        try (var calls = new HostCalls(
                new SubTasks(RUNNER, TaskCall.of("main")), List.of(), context, clock, new Cancellation())) {
            for (var request : requests) {
                var answer = Json.parse(calls.call(request.getBytes(StandardCharsets.ISO_8859_1)));
                var members = ((Map<?, ?>) Objects.requireNonNull(answer)).keySet();
                assertThat(members.isEmpty() || members.stream().anyMatch(ANSWERS::contains))
                        .as("%s", answer)
                        .isTrue();
            }
        }
    }
}
