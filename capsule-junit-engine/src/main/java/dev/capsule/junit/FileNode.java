/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.junit.platform.engine.UniqueId;

/** A source file: its tasks, or what is wrong with it. */
final class FileNode extends CapsuleNode {

    static final String SEGMENT = "file";

    private final TaskFile file;

    FileNode(UniqueId parent, TaskFile file) {
        super(parent.append(SEGMENT, file.path()), file.path(), file.testSource());
        this.file = file;
        if (file.isBroken()) {
            addChild(new BrokenFileNode(getUniqueId(), file));
        }
    }

    TaskFile file() {
        return file;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public CapsuleExecutionContext prepare(CapsuleExecutionContext context) {
        return context.forFile(file);
    }
}
