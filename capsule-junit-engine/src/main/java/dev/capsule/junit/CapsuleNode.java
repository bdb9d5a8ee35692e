/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** What everything below the engine has in common: no locks, for tasks share nothing. */
abstract class CapsuleNode extends AbstractTestDescriptor implements Node<CapsuleExecutionContext> {

    CapsuleNode(UniqueId id, String displayName, Optional<? extends TestSource> source) {
        super(id, displayName, source.orElse(null));
    }

    /** Returns whether a setting leaves this node out, which it never does a container. */
    SkipResult filteredBy(TaskFilter filter) {
        return SkipResult.doNotSkip();
    }

    @Override
    public SkipResult shouldBeSkipped(CapsuleExecutionContext context) {
        return filteredBy(context.filter());
    }

    @Override
    public final boolean isGlobalReadLockRequired() {
        return false;
    }
}
