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
import dev.capsule.sandbox.OutputListener;
import java.util.Map;

/**
 * Runs the tasks that a task calls. The guest names the task and its arguments and nothing else; limits come from the
 * manifest.
 */
final class SubTasks {

    private final TaskRunner runner;
    private final OutputListener output;

    SubTasks(TaskRunner runner, OutputListener output) {
        this.runner = runner;
        this.output = output;
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
                .withOutput(output);
        return cancellation -> Map.of(
                "envelope",
                run(module, call.withCancellation(cancellation), caller).toMap());
    }

    private Envelope run(String module, TaskCall call, RunContext caller) {
        var depth = caller.run().budget().depth();
        if (caller.depth() + 1 >= depth) {
            var message =
                    "task \"" + call.task() + "\" was not started: tasks call tasks at most " + depth + " levels deep";
            return Envelope.failure(
                    TaskError.of(ErrorType.PERMISSION_DENIED, message), new Execution(call.task(), 0, 0, 0, 0));
        }
        return runner.run(module, call, caller.below()).envelope();
    }
}
