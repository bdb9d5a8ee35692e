/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.Envelope;
import dev.capsule.ErrorType;
import dev.capsule.Execution;
import dev.capsule.TaskError;
import dev.capsule.engine.GuestProgram;
import dev.capsule.guest.GuestLanguages;
import dev.capsule.policy.Suggestion;
import dev.capsule.sandbox.CapturedOutput;
import dev.capsule.sandbox.OutputListener;
import dev.capsule.source.Origins;
import dev.capsule.task.Manifest;
import dev.capsule.task.TaskDescriptor;
import dev.capsule.task.TaskModule;
import java.util.stream.Collectors;

/** Runs the tasks of one task module, each call in an instance of its own. Safe for use by several threads. */
public final class TaskRunner {

    private final Manifest manifest;
    private final GuestProgram program;
    private final Origins origins;

    TaskRunner(Manifest manifest, GuestProgram program, Origins origins) {
        this.manifest = manifest;
        this.program = program;
        this.origins = origins;
    }

    /**
     * Prepares a module for running.
     *
     * @param languages where the module's guest language is found
     * @throws dev.capsule.CapsuleException when the language is missing or the module was made with another guest image
     */
    public static TaskRunner of(TaskModule module, GuestLanguages languages) {
        var language = languages.named(module.manifest().language());
        return new TaskRunner(module.manifest(), GuestProgram.of(language.image(), module.bytes()), module.origins());
    }

    /** Returns the manifest of the module whose tasks this runs. */
    public Manifest manifest() {
        return manifest;
    }

    /** Runs a task and waits for its end; whatever happens is in the envelope. */
    public TaskRun run(TaskCall call) {
        var serial = call.withOutput(serial(call.output()));
        return manifest.task(call.task())
                .map(task -> run(task, serial, outermost(call, task)))
                .orElseGet(() -> notFound(call.task()));
    }

    private static RunContext outermost(TaskCall call, TaskDescriptor task) {
        return RunContext.outermost(
                SharedRun.of(call.budget(), task), Seeds.outermost(call.host().deterministic()));
    }

    /** Tasks that run at once print at once; the listener hears one after the other. */
    private static OutputListener serial(OutputListener listener) {
        var lock = new Object();
        return (stream, bytes) -> {
            synchronized (lock) {
                listener.written(stream, bytes);
            }
        };
    }

    /** Runs a task on behalf of another one. */
    TaskRun run(String module, TaskCall call, RunContext context) {
        return manifest.task(module, call.task())
                .map(task -> run(task, call, context))
                .orElseGet(() -> notFound(call.task()));
    }

    private TaskRun run(TaskDescriptor task, TaskCall call, RunContext context) {
        var own = context.forTask(task.policy().deterministic());
        return new TaskExecution(this, task, call, own).run();
    }

    GuestProgram program() {
        return program;
    }

    /** Where the places that the guest names are in the user's sources. */
    Origins origins() {
        return origins;
    }

    private TaskRun notFound(String name) {
        var names =
                manifest.tasks().stream().map(TaskDescriptor::name).distinct().toList();
        var known = names.stream().map(task -> "\"" + task + "\"").collect(Collectors.joining(", "));
        var message = manifest.entry() + " has no task \"" + name + "\"" + Suggestion.didYouMean(name, names)
                + " (its tasks: " + known + ")";
        var execution = new Execution(name, 0, 0, 0, 0);
        return new TaskRun(
                Envelope.failure(TaskError.of(ErrorType.TASK_NOT_FOUND, message), execution),
                new CapturedOutput("", ""));
    }
}
