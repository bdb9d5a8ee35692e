/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.junit.platform.engine.UniqueId;

/** Stands for the tasks of a file that could not be built, and fails for all of them. */
final class BrokenFileNode extends CapsuleNode {

    static final String SEGMENT = "problem";

    private final TaskFile file;

    BrokenFileNode(UniqueId parent, TaskFile file) {
        super(parent.append(SEGMENT, "build"), file.label() + " (build)", file.problemSource());
        this.file = file;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    SkipResult filteredBy(TaskFilter filter) {
        return filter.skipBroken(file);
    }

    @Override
    public CapsuleExecutionContext execute(CapsuleExecutionContext context, DynamicTestExecutor executor) {
        throw TaskFailures.ofBroken(file);
    }
}
