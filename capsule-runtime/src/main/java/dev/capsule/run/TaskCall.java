/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.run;

import dev.capsule.sandbox.OutputListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task.
 *
 * @param task the task's name
 * @param args positional arguments as JSON values
 * @param kwargs keyword arguments as JSON values
 * @param output hears what the task prints, while it prints
 * @param cancellation ends the run from outside
 * @param budget what the task and all tasks that it calls may use together; a sub-task has its caller's
 * @param host what the task may see of the host, as far as it is granted it
 */
public record TaskCall(
        String task,
        List<? extends @Nullable Object> args,
        Map<String, ? extends @Nullable Object> kwargs,
        OutputListener output,
        Cancellation cancellation,
        RunBudget budget,
        HostAccess host) {

    /** Copies the arguments, which may be {@code null} each; what they hold is not copied. */
    public TaskCall {
        args = Collections.unmodifiableList(new ArrayList<@Nullable Object>(args));
        kwargs = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(kwargs));
    }

    /** Calls a task without arguments; the working directory is the project's. */
    public static TaskCall of(String task) {
        return new TaskCall(
                task,
                List.of(),
                Map.of(),
                OutputListener.NONE,
                new Cancellation(),
                RunBudget.DEFAULT,
                HostAccess.workingDirectory());
    }

    /** Returns this call with other arguments. */
    public TaskCall withArguments(
            List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> keyword) {
        return new TaskCall(task, positional, keyword, output, cancellation, budget, host);
    }

    /** Returns this call with another listener. */
    public TaskCall withOutput(OutputListener listener) {
        return new TaskCall(task, args, kwargs, listener, cancellation, budget, host);
    }

    /** Returns this call with another cancellation. */
    public TaskCall withCancellation(Cancellation signal) {
        return new TaskCall(task, args, kwargs, output, signal, budget, host);
    }

    /** Returns this call with another budget. */
    public TaskCall withBudget(RunBudget bounds) {
        return new TaskCall(task, args, kwargs, output, cancellation, bounds, host);
    }

    /** Returns this call with another access to the host. */
    public TaskCall withHost(HostAccess access) {
        return new TaskCall(task, args, kwargs, output, cancellation, budget, access);
    }
}
