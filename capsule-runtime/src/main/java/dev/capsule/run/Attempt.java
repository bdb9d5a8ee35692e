/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import dev.capsule.TaskError;
import dev.capsule.engine.GuestFailure;
import dev.capsule.engine.GuestInstance;
import dev.capsule.engine.InstanceOptions;
import dev.capsule.engine.Limits;
import dev.capsule.engine.Usage;
import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.policy.MemorySize;
import dev.capsule.sandbox.CapturedOutput;
import dev.capsule.task.TaskDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One attempt at a task, in an instance of its own. */
final class Attempt {

    private final TaskRunner runner;
    private final TaskDescriptor task;
    private final TaskCall call;
    private final RunContext context;
    private final int number;

    Attempt(TaskRunner runner, TaskDescriptor task, TaskCall call, RunContext context, int number) {
        this.runner = runner;
        this.task = task;
        this.call = call;
        this.context = context;
        this.number = number;
    }

    /** How an attempt ended, what it used and what it printed. */
    record Result(Outcome outcome, Usage usage, CapturedOutput output) {

        static Result withoutInstance(ErrorType type, String message) {
            return new Result(
                    new Outcome.Failed(TaskError.of(type, message)),
                    new Usage(0, 0, false),
                    new CapturedOutput("", ""));
        }
    }

    Result execute() {
        byte[] request;
        try {
            request = request();
        } catch (JsonFormatException e) {
            return Result.withoutInstance(
                    ErrorType.INVALID_ARGUMENTS, "the arguments cannot be written as JSON: " + e.getMessage());
        }
        var policy = task.policy();
        var options = InstanceOptions.builder(new Limits(
                        policy.fuel(),
                        policy.ramBytes(),
                        Math.max(1, policy.timeout().toMillis())))
                .hostCall(new SubTaskCalls(runner, context, call.output()))
                .output(call.output())
                .build();
        try (var instance = runner.program().instantiate(options);
                var registration = call.cancellation().onCancel(instance::cancel)) {
            var outcome = outcome(instance, request);
            return new Result(outcome, instance.usage(), instance.output());
        } catch (GuestFailure e) {
            return Result.withoutInstance(FailureTypes.of(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Result.withoutInstance(ErrorType.INTERNAL_ERROR, "the host failed: " + e);
        }
    }

    private byte[] request() {
        var request = new LinkedHashMap<String, Object>();
        request.put("module", task.module());
        request.put("task", task.name());
        request.put("args", call.args());
        request.put("kwargs", call.kwargs());
        // always 16 digits and 64 bits long, so that reading it costs the same fuel in every run
        request.put("seed", Long.toHexString((context.seed() + number) | Long.MIN_VALUE));
        request.put("env", Map.of());
        return Json.writeBytes(request);
    }

    private Outcome outcome(GuestInstance instance, byte[] request) {
        Outcome outcome;
        try {
            outcome = GuestResponse.read(instance.run(request), runner.origins());
        } catch (GuestFailure e) {
            outcome = new Outcome.Failed(TaskError.of(FailureTypes.of(e), String.valueOf(e.getMessage())));
        }
        return instance.usage().memoryLimitHit() && !isCancelled(outcome) ? memoryExhausted(outcome) : outcome;
    }

    private static boolean isCancelled(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.error().type() == ErrorType.CANCELLED;
    }

    /** A refused growth ends the task even when the guest swallowed its own error; its frames are worth keeping. */
    private Outcome memoryExhausted(Outcome outcome) {
        var frames = outcome instanceof Outcome.Failed failed ? failed.error().traceback() : List.<GuestFrame>of();
        return new Outcome.Failed(new TaskError(
                ErrorType.MEMORY_EXHAUSTED,
                "the task needed more memory than its ram limit of "
                        + MemorySize.format(task.policy().ramBytes()),
                frames));
    }
}
