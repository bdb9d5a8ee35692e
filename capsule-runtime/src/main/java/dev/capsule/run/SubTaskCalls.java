/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.TaskError;
import dev.capsule.engine.HostCall;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.sandbox.OutputListener;
import java.util.Map;

/**
 * Answers a task that calls another task. The guest names the task and its arguments and nothing else; limits come from
 * the manifest.
 */
final class SubTaskCalls implements HostCall {

    private final TaskRunner runner;
    private final RunContext context;
    private final OutputListener output;

    SubTaskCalls(TaskRunner runner, RunContext context, OutputListener output) {
        this.runner = runner;
        this.context = context;
        this.output = output;
    }

    @Override
    public byte[] call(byte[] request) {
        try {
            var object = JsonObject.of(Json.parse(request), "the request");
            var operation = object.string("op");
            if (!operation.equals("task")) {
                return refuse("unknown operation \"" + operation + "\"");
            }
            return Json.writeBytes(Map.of("envelope", runSubTask(object).toMap()));
        } catch (JsonFormatException | IllegalArgumentException e) {
            return refuse("the host cannot read the request: " + e.getMessage());
        }
    }

    private Envelope runSubTask(JsonObject request) {
        var name = request.string("task");
        if (context.depth() + 1 >= RunContext.MAX_DEPTH) {
            var message = "task \"" + name + "\" was not started: tasks call tasks at most " + RunContext.MAX_DEPTH
                    + " levels deep";
            return Envelope.failure(
                    TaskError.of(ErrorType.PERMISSION_DENIED, message), new Execution(name, 0, 0, 0, 0));
        }
        // The parent's thread is interrupted when the parent ends; the engine hands that on to the child.
        var call = TaskCall.of(name)
                .withArguments(request.array("args"), request.object("kwargs").members())
                .withOutput(output);
        return runner.run(request.string("module"), call, context.below()).envelope();
    }

    private static byte[] refuse(String message) {
        return Json.writeBytes(Map.of("refused", message));
    }
}
