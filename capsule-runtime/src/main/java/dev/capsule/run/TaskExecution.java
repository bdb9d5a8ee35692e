/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.HostRequest;
import dev.capsule.TaskError;
import dev.capsule.task.TaskDescriptor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run of a task: its attempts, and the envelope over all of them. */
final class TaskExecution {

    /** Failures that another attempt could mend; the others would only repeat. */
    private static final Set<ErrorType> RETRIED = EnumSet.of(
            ErrorType.TASK_ERROR,
            ErrorType.TIMEOUT,
            ErrorType.FUEL_EXHAUSTED,
            ErrorType.MEMORY_EXHAUSTED,
            ErrorType.WASM_TRAP);

    private final TaskRunner runner;
    private final TaskDescriptor task;
    private final TaskCall call;
    private final RunContext context;
    private final Backoff backoff;
    private long fuelConsumed;
    private long ramUsed;
    private final List<HostRequest> requests = new ArrayList<>();
    private int retries;

    TaskExecution(TaskRunner runner, TaskDescriptor task, TaskCall call, RunContext context) {
        this.runner = runner;
        this.task = task;
        this.call = call;
        this.context = context;
        this.backoff = new Backoff(context.seeds().seed());
    }

    TaskRun run() {
        var start = System.nanoTime();
        var result = attempt();
        while (shouldRetry(result) && backoff.await(retries, call.cancellation())) {
            retries++;
            result = attempt();
        }
        var execution = new Execution(
                task.name(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                retries,
                fuelConsumed,
                ramUsed,
                requests.stream().limit(HttpCalls.MOST_LISTED).toList());
        return new TaskRun(envelope(result.outcome(), execution), result.output());
    }

    private Attempt.Result attempt() {
        var attempt = new Attempt(runner, task, call, context, retries);
        var result = attempt.execute();
        requests.addAll(attempt.requests());
        fuelConsumed += result.usage().fuelConsumed();
        ramUsed = Math.max(ramUsed, result.usage().peakMemoryBytes());
        return result;
    }

    private boolean shouldRetry(Attempt.Result result) {
        return retries < task.policy().maxRetries()
                && result.outcome() instanceof Outcome.Failed failed
                && RETRIED.contains(failed.error().type())
                && context.run().account().hasFuel();
    }

    private Envelope envelope(Outcome outcome, Execution execution) {
        if (outcome instanceof Outcome.Returned returned) {
            return Envelope.success(returned.value(), execution);
        }
        TaskError error = ((Outcome.Failed) outcome).error();
        return Envelope.failure(error, execution);
    }
}
