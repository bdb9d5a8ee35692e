/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.Optional;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/** A class that stands for the project's tasks. Surefire counts only what is below a class. */
final class AnchorNode extends CapsuleNode {

    static final String SEGMENT = "anchor";

    private final String className;

    AnchorNode(UniqueId parent, Class<?> anchor) {
        super(parent.append(SEGMENT, anchor.getName()), anchor.getSimpleName(), Optional.of(ClassSource.from(anchor)));
        this.className = anchor.getName();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public CapsuleExecutionContext before(CapsuleExecutionContext context) {
        SurefireCheck.failure(ProjectLayout.currentClassLoader()).ifPresent(failure -> {
            throw failure;
        });
        return context;
    }

    /** What Surefire writes as the class of each test. */
    @Override
    public String getLegacyReportingName() {
        return className;
    }
}
