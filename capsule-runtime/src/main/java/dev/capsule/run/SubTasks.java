/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.TaskError;
import dev.capsule.json.JsonObject;
import java.util.Map;

/**
 * Runs the tasks that a task calls. The guest names the task and its arguments and nothing else; limits come from the
 * manifest.
 */
final class SubTasks {

    private final TaskRunner runner;
    private final TaskCall parent;

    SubTasks(TaskRunner runner, TaskCall parent) {
        this.runner = runner;
        this.parent = parent;
    }

    /**
     * Reads a request.
     *
     * @param caller the task that calls
     */
    Operation operation(JsonObject request, RunContext caller) {
        var module = request.string("module");
        var call = TaskCall.of(request.string("task"))
                .withArguments(request.array("args"), request.object("kwargs").members())
                .withOutput(parent.output())
                .withHost(parent.host());
        // here, where calls are in the order in which the task makes them
        var seeds = caller.seeds().child();
        return cancellation -> Map.of(
                "envelope",
                run(module, call.withCancellation(cancellation), caller, seeds).toMap());
    }

    private Envelope run(String module, TaskCall call, RunContext caller, Seeds seeds) {
        var depth = caller.run().budget().depth();
        if (caller.depth() + 1 >= depth) {
            var message =
                    "task \"" + call.task() + "\" was not started: tasks call tasks at most " + depth + " levels deep";
            return Envelope.failure(
                    TaskError.of(ErrorType.PERMISSION_DENIED, message), new Execution(call.task(), 0, 0, 0, 0));
        }
        var envelope = runner.run(module, call, caller.below(seeds)).envelope();
        return seeds.deterministic() ? timeless(envelope) : envelope;
    }

    /** How long a task took is the one thing that varies between runs that are otherwise the same. */
    private static Envelope timeless(Envelope envelope) {
        var execution = envelope.execution();
        return new Envelope(
                envelope.success(),
                envelope.result(),
                envelope.error(),
                new Execution(
                        execution.taskName(), 0, execution.retries(), execution.fuelConsumed(), execution.ramUsed()));
    }
}
