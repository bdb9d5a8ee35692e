/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.config.ProjectConfig;
import dev.capsule.junit.TaskPrograms.TaskProgram;
import dev.capsule.run.HostAccess;
import dev.capsule.run.RunBudget;
import dev.capsule.run.TaskCall;
import dev.capsule.run.TaskRun;
import dev.capsule.task.TaskDescriptor;
import java.util.function.Supplier;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/**
 * What the nodes of one execution share. Nothing is loaded before the first task of a file runs.
 *
 * @param programs loads task modules
 * @param program the module of the current file
 * @param filter which tasks are run
 * @param reports where results go
 * @param cancellation ends running tasks
 * @param host what tasks may see of the host
 * @param budget what a task and those that it calls may use together
 */
record CapsuleExecutionContext(
        TaskPrograms programs,
        Supplier<TaskProgram> program,
        TaskFilter filter,
        TaskReports reports,
        CancellationWatch cancellation,
        HostAccess host,
        RunBudget budget)
        implements EngineExecutionContext {

    static CapsuleExecutionContext of(
            ExecutionRequest request, ProjectLayout layout, TaskPrograms programs, Console console) {
        return new CapsuleExecutionContext(
                programs,
                () -> {
                    throw new IllegalStateException("no file is being executed");
                },
                TaskFilter.of(request.getConfigurationParameters()),
                new TaskReports(request, console),
                new CancellationWatch(request.getCancellationToken()),
                HostAccess.of(layout.directory()),
                ProjectConfig.read(layout.directory()).budget());
    }

    /** Returns the context of a file's tasks. */
    CapsuleExecutionContext forFile(TaskFile file) {
        return new CapsuleExecutionContext(
                programs, new FileProgram(programs, file), filter, reports, cancellation, host, budget);
    }

    TaskRun run(TaskDescriptor task) {
        return program.get()
                .run(TaskCall.of(task.name())
                        .withCancellation(cancellation.start())
                        .withHost(host)
                        .withBudget(budget));
    }
}
