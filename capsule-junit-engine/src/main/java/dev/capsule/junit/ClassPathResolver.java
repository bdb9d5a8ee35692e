/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.TaskIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.ClasspathRootSelector;
import org.junit.platform.engine.discovery.PackageSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Resolves places of the class path: anchor classes there, and then the tasks that no anchor has taken. That is how
 * IDEs say "run all tests".
 */
final class ClassPathResolver implements SelectorResolver {

    /** The package that the Platform holds resources below {@link TaskIndex#DIRECTORY} to be in. */
    private static final String TASK_PACKAGE = "META-INF.capsule";

    private final Discovery discovery;
    private final Predicate<String> classNameFilter;
    private final Predicate<String> packageFilter;

    ClassPathResolver(Discovery discovery, Predicate<String> classNameFilter, Predicate<String> packageFilter) {
        this.discovery = discovery;
        this.classNameFilter = classNameFilter;
        this.packageFilter = packageFilter;
    }

    @Override
    public Resolution resolve(ClasspathRootSelector selector, Context context) {
        var root = Path.of(selector.getClasspathRoot());
        var anchors = ReflectionSupport.findAllClassesInClasspathRoot(
                selector.getClasspathRoot(), Discovery::isAnchor, classNameFilter);
        var files = Files.isDirectory(root) && packageFilter.test(TASK_PACKAGE)
                ? discovery.project().inRoot(root)
                : List.<TaskFile>of();
        return resolution(anchors, files);
    }

    /** The default package is every package's parent; the tasks are in no other. */
    @Override
    public Resolution resolve(PackageSelector selector, Context context) {
        if (!selector.getPackageName().isEmpty()) {
            return Resolution.unresolved();
        }
        var anchors = ReflectionSupport.findAllClassesInPackage("", Discovery::isAnchor, classNameFilter);
        var files = packageFilter.test(TASK_PACKAGE) ? discovery.project().own() : List.<TaskFile>of();
        return resolution(anchors, files);
    }

    @Override
    public Resolution resolve(ClasspathResourceSelector selector, Context context) {
        var name = selector.getClasspathResourceName();
        return name.startsWith(TaskIndex.DIRECTORY)
                ? resolution(List.of(), discovery.project().ofResource(name))
                : Resolution.unresolved();
    }

    private Resolution resolution(List<Class<?>> anchors, List<TaskFile> files) {
        Set<DiscoverySelector> selectors = new LinkedHashSet<>();
        anchors.forEach(anchor -> selectors.add(discovery.anchor(anchor)));
        selectors.addAll(Discovery.files(null, files));
        return selectors.isEmpty() ? Resolution.unresolved() : Resolution.selectors(selectors);
    }
}
