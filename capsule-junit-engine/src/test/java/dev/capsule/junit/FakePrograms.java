/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.Envelope;
import dev.capsule.Execution;
import dev.capsule.TaskError;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.sandbox.CapturedOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Stands for the sandbox: tasks return {@code null} unless a test says otherwise. */
final class FakePrograms implements TaskPrograms {

    private final Map<String, Function<TaskCall, TaskRun>> behaviours = new ConcurrentHashMap<>();
    private Runnable loading = () -> {};
    final List<Path> loaded = new CopyOnWriteArrayList<>();
    final List<String> ran = new CopyOnWriteArrayList<>();

    FakePrograms on(String task, Function<TaskCall, TaskRun> behaviour) {
        behaviours.put(task, behaviour);
        return this;
    }

    FakePrograms failing(String task, TaskError error) {
        return on(task, call -> new TaskRun(Envelope.failure(error, execution(task)), new CapturedOutput("", "")));
    }

    void onLoad(Runnable action) {
        loading = action;
    }

    @Override
    public TaskProgram load(Path module) {
        loading.run();
        loaded.add(module);
        return call -> {
            ran.add(call.task());
            return behaviours.getOrDefault(call.task(), FakePrograms::succeed).apply(call);
        };
    }

    static TaskRun succeed(TaskCall call) {
        return printing(call.task(), "", "");
    }

    static TaskRun printing(String task, String stdout, String stderr) {
        return new TaskRun(Envelope.success(null, execution(task)), new CapturedOutput(stdout, stderr));
    }

    static Execution execution(String task) {
        return new Execution(task, 12, 0, 45_000, 9_502_720);
    }
}
