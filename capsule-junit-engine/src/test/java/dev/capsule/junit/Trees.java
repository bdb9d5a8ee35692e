/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;

/** Test trees as text, without the engine's own node. */
final class Trees {

    private Trees() {}

    static String select(TestProject project, DiscoverySelector... selectors) {
        return of(project.kit().selectors(selectors).discover().getEngineDescriptor());
    }

    static String of(TestDescriptor engine) {
        return engine.getChildren().stream().map(child -> lines(child, "")).collect(Collectors.joining());
    }

    private static String lines(TestDescriptor descriptor, String indent) {
        return indent + descriptor.getDisplayName() + "\n"
                + descriptor.getChildren().stream()
                        .map(child -> lines(child, indent + "  "))
                        .collect(Collectors.joining());
    }
}
