/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.CapsuleException;
import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.TaskError;
import dev.capsule.engine.ForeignInstance;
import dev.capsule.engine.ForeignProgram;
import dev.capsule.engine.GuestFailure;
import dev.capsule.engine.InstanceOptions;
import dev.capsule.engine.Limits;
import dev.capsule.engine.Usage;
import dev.capsule.policy.MemorySize;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.sandbox.CapturedOutput;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.sandbox.files.HostMount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a WebAssembly program that is no task module, a WASI preview 1 command, each run in an instance of its own. The
 * envelope's result is the program's exit code and what it printed. Safe for use by several threads.
 */
public final class ProgramRunner {

    private final String name;
    private final ForeignProgram program;

    private ProgramRunner(String name, ForeignProgram program) {
        this.name = name;
        this.program = program;
    }

    /**
     * Prepares a program for running, which means to compile it when it was not seen before.
     *
     * @param module the WebAssembly module
     * @param name how envelopes and messages name it; its first WASI argument
     * @param cacheDirectory where compiled programs are kept
     * @throws CapsuleException when the module is malformed or is no WASI command
     */
    public static ProgramRunner of(byte[] module, String name, Path cacheDirectory) {
        try {
            return new ProgramRunner(name, ForeignProgram.of(module, cacheDirectory));
        } catch (IllegalArgumentException e) {
            throw new CapsuleException(name + " is no program that can be run: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the program and waits for its end; whatever happens is in the envelope.
     *
     * @param arguments its arguments, without its name
     * @param policy its limits; it is not retried
     * @param host what it may see of the host: the mounts, and what the policy grants
     * @param output hears what it prints, while it prints
     */
    public TaskRun run(List<String> arguments, TaskPolicy policy, HostAccess host, OutputListener output) {
        var limits = new Limits(
                policy.fuel(), policy.ramBytes(), Math.max(1, policy.timeout().toMillis()));
        var start = System.nanoTime();
        List<HostMount> mounts;
        try {
            mounts = new GrantedFiles(host).find(policy.grants().files());
        } catch (AccessException e) {
            var denied = TaskError.of(ErrorType.PERMISSION_DENIED, e.getMessage());
            return finish(start, new Usage(0, 0, false), new CapturedOutput("", ""), denied);
        }
        var options = InstanceOptions.builder(limits)
                .output(output)
                .mounts(mounts)
                .arguments(Stream.concat(Stream.of(name), arguments.stream()).toList())
                .build();
        try (var instance = program.instantiate(options)) {
            var error = run(instance, policy);
            return finish(start, instance.usage(), instance.output(), error);
        } catch (GuestFailure e) {
            return finish(start, new Usage(0, 0, false), new CapturedOutput("", ""), failure(e));
        }
    }

    private static @Nullable TaskError run(ForeignInstance instance, TaskPolicy policy) {
        @Nullable TaskError error;
        try {
            var code = instance.run();
            error = code == 0 ? null : exit(code, instance.output().stderr());
        } catch (GuestFailure e) {
            error = failure(e);
        }
        if (error != null && instance.usage().memoryLimitHit()) {
            var limit = MemorySize.format(policy.ramBytes());
            return TaskError.of(
                    ErrorType.MEMORY_EXHAUSTED, "the program needed more memory than its ram limit of " + limit);
        }
        return error;
    }

    private TaskRun finish(long start, Usage usage, CapturedOutput output, @Nullable TaskError error) {
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var execution = new Execution(name, millis, 0, usage.fuelConsumed(), usage.peakMemoryBytes());
        return new TaskRun(
                error == null ? Envelope.success(result(output), execution) : Envelope.failure(error, execution),
                output);
    }

    private static Object result(CapturedOutput output) {
        var result = new LinkedHashMap<String, Object>();
        result.put("exit_code", 0);
        result.put("stdout", output.stdout());
        result.put("stderr", output.stderr());
        return result;
    }

    /** What a program prints last on standard error usually says why it gave up. */
    private static TaskError exit(int code, String stderr) {
        var lines = stderr.strip().lines().toList();
        var reason = lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1).strip();
        return TaskError.of(ErrorType.TASK_ERROR, "the program exited with code " + code + reason);
    }

    private static TaskError failure(GuestFailure failure) {
        return TaskError.of(FailureTypes.of(failure), String.valueOf(failure.getMessage()));
    }
}
