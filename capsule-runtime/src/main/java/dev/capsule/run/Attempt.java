/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.capsule.ErrorType;
import dev.capsule.GuestFrame;
import dev.capsule.HostRequest;
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
import dev.capsule.sandbox.GuestClock;
import dev.capsule.sandbox.RandomSource;
import dev.capsule.sandbox.files.HostMount;
import dev.capsule.task.TaskDescriptor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

/** One attempt at a task, in an instance of its own. */
final class Attempt {

    /** Where the clocks of deterministic tasks start: a moment that no program takes for an error. */
    private static final Instant START_OF_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final TaskRunner runner;
    private final TaskDescriptor task;
    private final TaskCall call;
    private final RunContext context;
    private final int number;
    private final GuestClock clock;
    private final HostCalls calls;

    Attempt(TaskRunner runner, TaskDescriptor task, TaskCall call, RunContext context, int number) {
        this.runner = runner;
        this.task = task;
        this.call = call;
        this.context = context;
        this.number = number;
        this.clock = context.seeds().deterministic() ? GuestClock.virtual(START_OF_TIME) : GuestClock.SYSTEM;
        this.calls = new HostCalls(
                new SubTasks(runner, call), task.policy().grants().hosts(), context, clock, call.cancellation());
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
        List<HostMount> mounts;
        try {
            request = request();
            mounts = new GrantedFiles(call.host()).find(task.policy().grants().files());
        } catch (JsonFormatException e) {
            return Result.withoutInstance(
                    ErrorType.INVALID_ARGUMENTS, "the arguments cannot be written as JSON: " + e.getMessage());
        } catch (AccessException e) {
            return Result.withoutInstance(ErrorType.PERMISSION_DENIED, e.getMessage());
        }
        var policy = task.policy();
        var account = new AttemptAccount(context.run().account());
        var options = InstanceOptions.builder(new Limits(
                        policy.fuel(),
                        policy.ramBytes(),
                        Math.max(1, policy.timeout().toMillis())))
                .account(account)
                .hostCall(calls)
                .output(call.output())
                .mounts(mounts)
                .clock(clock)
                .random(
                        context.seeds().deterministic()
                                ? RandomSource.seeded(seed().getBytes(UTF_8))
                                : RandomSource.secure())
                .build();
        try (calls;
                var place = context.run().enter(task.name());
                var instance = runner.program().instantiate(options);
                var registration = call.cancellation().onCancel(instance::cancel)) {
            var outcome = outcome(instance, request, account);
            return new Result(outcome, instance.usage(), instance.output());
        } catch (RefusedException e) {
            return Result.withoutInstance(ErrorType.PERMISSION_DENIED, e.getMessage());
        } catch (GuestFailure e) {
            var error = failure(e, account);
            return Result.withoutInstance(error.type(), error.message());
        } catch (RuntimeException e) {
            return Result.withoutInstance(ErrorType.INTERNAL_ERROR, "the host failed: " + e);
        }
    }

    /** The requests that the attempt has sent to the network. */
    List<HostRequest> requests() {
        return calls.requests();
    }

    private byte[] request() {
        var request = new LinkedHashMap<String, Object>();
        request.put("module", task.module());
        request.put("task", task.name());
        request.put("args", call.args());
        request.put("kwargs", call.kwargs());
        request.put("seed", seed());
        request.put(
                "env",
                new GrantedEnvironment(call.host().projectDirectory(), System.getenv())
                        .find(task.policy().grants().environment()));
        return Json.writeBytes(request);
    }

    /** Always 16 digits and 64 bits long, so that reading it costs the same fuel in every run. */
    private String seed() {
        return Long.toHexString((context.seeds().seed() + number) | Long.MIN_VALUE);
    }

    private Outcome outcome(GuestInstance instance, byte[] request, AttemptAccount account) {
        Outcome outcome;
        try {
            outcome = GuestResponse.read(instance.run(request), runner.origins(), calls::refusal);
        } catch (GuestFailure e) {
            outcome = new Outcome.Failed(failure(e, account));
        }
        return instance.usage().memoryLimitHit() && !isCancelled(outcome) ? memoryExhausted(outcome, account) : outcome;
    }

    /** What ended the attempt; when it is what the run's tasks use together, no limit of the task's own is to blame. */
    private TaskError failure(GuestFailure failure, AttemptAccount account) {
        var type = FailureTypes.of(failure);
        if (type == ErrorType.FUEL_EXHAUSTED && account.fuelRefused()) {
            return TaskError.of(type, context.run().fuelMessage());
        }
        if (type == ErrorType.MEMORY_EXHAUSTED && account.memoryRefused()) {
            return TaskError.of(type, context.run().memoryMessage());
        }
        return TaskError.of(type, String.valueOf(failure.getMessage()));
    }

    private static boolean isCancelled(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.error().type() == ErrorType.CANCELLED;
    }

    /** A refused growth ends the task even when the guest swallowed its own error; its frames are worth keeping. */
    private Outcome memoryExhausted(Outcome outcome, AttemptAccount account) {
        var frames = outcome instanceof Outcome.Failed failed ? failed.error().traceback() : List.<GuestFrame>of();
        return new Outcome.Failed(new TaskError(
                ErrorType.MEMORY_EXHAUSTED,
                account.memoryRefused()
                        ? context.run().memoryMessage()
                        : "the task needed more memory than its ram limit of "
                                + MemorySize.format(task.policy().ramBytes()),
                frames));
    }
}
