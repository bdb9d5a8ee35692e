/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root: all anchors. */
final class EngineNode extends EngineDescriptor implements Node<CapsuleExecutionContext> {

    EngineNode(UniqueId id) {
        super(id, "Capsule");
    }

    @Override
    public boolean isGlobalReadLockRequired() {
        return false;
    }

    @Override
    public void cleanUp(CapsuleExecutionContext context) {
        context.cancellation().close();
    }
}
