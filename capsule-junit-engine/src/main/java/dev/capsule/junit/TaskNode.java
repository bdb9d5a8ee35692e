/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.Parameter;
import dev.capsule.task.TaskDescriptor;
import java.util.stream.Collectors;
import org.junit.platform.engine.UniqueId;

/** A task as a test: it passes when its envelope says success. */
final class TaskNode extends CapsuleNode {

    static final String SEGMENT = "task";

    private final TaskFile file;
    private final TaskDescriptor task;

    TaskNode(UniqueId parent, TaskFile file, TaskDescriptor task) {
        super(
                parent.append(SEGMENT, task.name()),
                file.displayName(task),
                file.testSource(task.position().line()));
        this.file = file;
        this.task = task;
    }

    TaskDescriptor task() {
        return task;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    SkipResult filteredBy(TaskFilter filter) {
        return filter.skip(file, task);
    }

    @Override
    public SkipResult shouldBeSkipped(CapsuleExecutionContext context) {
        return task.requiresArguments()
                ? SkipResult.skip(task.position() + ": the task \"" + task.name() + "\" needs arguments ("
                        + requiredParameters() + "): only tasks that can be called without any are tests")
                : super.shouldBeSkipped(context);
    }

    @Override
    public CapsuleExecutionContext execute(CapsuleExecutionContext context, DynamicTestExecutor executor) {
        var run = context.run(task);
        context.reports().publish(this, task, run);
        TaskFailures.check(file, task, run.envelope());
        return context;
    }

    private String requiredParameters() {
        return task.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .collect(Collectors.joining(", "));
    }
}
