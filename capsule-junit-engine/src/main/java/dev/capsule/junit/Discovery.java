/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.TaskDescriptor;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/**
 * One discovery: the project, read when first asked for, and the anchor that each file belongs to.
 *
 * <p>A file belongs to the first anchor that selects it, so that no task runs twice in one request. Files that are
 * selected by other means belong to the request's first anchor, and to {@link CapsuleTasksTest} when it has none.
 */
final class Discovery {

    private final Supplier<ProjectLayout> layout;
    private final Map<String, Class<?>> owners = new HashMap<>();
    private @Nullable Class<?> first;
    private @Nullable Project project;

    Discovery(Supplier<ProjectLayout> layout) {
        this.layout = layout;
    }

    void resolve(EngineDiscoveryRequest request, EngineNode engine) {
        EngineDiscoveryRequestResolver.<EngineNode>builder()
                .addSelectorResolver(context -> new AnchorResolver(this, context.getClassNameFilter()))
                .addSelectorResolver(context ->
                        new ClassPathResolver(this, context.getClassNameFilter(), context.getPackageFilter()))
                .addSelectorResolver(context -> new LocationResolver(this, context.getIssueReporter()))
                .addSelectorResolver(new TaskResolver(this))
                .addClassContainerSelectorResolver(Discovery::isAnchor)
                .build()
                .resolve(request, engine);
        TaskFilter.of(request.getConfigurationParameters())
                .problemWith(engine)
                .ifPresent(problem -> request.getDiscoveryListener().issueEncountered(engine.getUniqueId(), problem));
    }

    Project project() {
        var known = project;
        if (known == null) {
            known = Project.read(layout.get());
            project = known;
        }
        return known;
    }

    /** Selects an anchor that the request names. */
    AnchorSelector anchor(Class<?> anchor) {
        if (first == null) {
            first = anchor;
        }
        return new AnchorSelector(anchor);
    }

    /**
     * Returns the anchor of a file. A file without one gets the given anchor, or else the first one of the request, which
     * is known by now: what the request itself holds is resolved before what it leads to.
     */
    Class<?> owner(String path, @Nullable Class<?> anchor) {
        return owners.computeIfAbsent(
                path,
                key -> Objects.requireNonNullElse(anchor, Objects.requireNonNullElse(first, CapsuleTasksTest.class)));
    }

    static boolean isAnchor(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, Capsules.class);
    }

    static Optional<Class<?>> anchorNamed(String className) {
        return ReflectionSupport.tryToLoadClass(className).toOptional().filter(Discovery::isAnchor);
    }

    /** Selects files below an anchor, or below whichever they belong to. */
    static Set<DiscoverySelector> files(@Nullable Class<?> anchor, List<TaskFile> files) {
        return files.stream()
                .map(file -> new TaskFileSelector(anchor, file.path()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Selects the tasks of a file that meet a condition. */
    static Set<DiscoverySelector> tasks(@Nullable Class<?> anchor, TaskFile file, Predicate<TaskDescriptor> condition) {
        return file.tasks().stream()
                .filter(condition)
                .map(task -> new TaskSelector(anchor, file.path(), task.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
