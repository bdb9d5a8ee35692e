/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves the classes that stand for the project's tasks. */
final class AnchorResolver implements SelectorResolver {

    private final Discovery discovery;
    private final Predicate<String> classNameFilter;

    AnchorResolver(Discovery discovery, Predicate<String> classNameFilter) {
        this.discovery = discovery;
        this.classNameFilter = classNameFilter;
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return classNameFilter.test(selector.getClassName()) && Discovery.isAnchor(selector.getJavaClass())
                ? Resolution.selectors(Set.of(discovery.anchor(selector.getJavaClass())))
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        var segment = selector.getUniqueId().getLastSegment();
        return segment.getType().equals(AnchorNode.SEGMENT)
                ? Discovery.anchorNamed(segment.getValue())
                        .map(anchor -> Resolution.selectors(Set.of(discovery.anchor(anchor))))
                        .orElseGet(Resolution::unresolved)
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(DiscoverySelector selector, Context context) {
        if (!(selector instanceof AnchorSelector anchor)) {
            return Resolution.unresolved();
        }
        return context.addToParent(engine -> Optional.of(new AnchorNode(engine.getUniqueId(), anchor.type())))
                .map(node -> Match.exact(
                        node,
                        () -> Discovery.files(anchor.type(), discovery.project().own())))
                .map(Resolution::match)
                .orElseGet(Resolution::unresolved);
    }
}
