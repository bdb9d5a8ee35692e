/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves files and tasks, each under the anchor that the file belongs to. */
final class TaskResolver implements SelectorResolver {

    private final Discovery discovery;

    TaskResolver(Discovery discovery) {
        this.discovery = discovery;
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        var segments = selector.getUniqueId().getSegments();
        if (segments.size() < 3
                || segments.size() > 4
                || !segments.get(1).getType().equals(AnchorNode.SEGMENT)) {
            return Resolution.unresolved();
        }
        return Discovery.anchorNamed(segments.get(1).getValue())
                .flatMap(anchor -> file(segments.get(2))
                        .flatMap(file -> segments.size() == 3
                                ? Optional.of(new TaskFileSelector(anchor, file.path()))
                                : below(file, segments.get(3), anchor)))
                .map(found -> Resolution.selectors(Set.of(found)))
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(DiscoverySelector selector, Context context) {
        if (selector instanceof TaskFileSelector file) {
            var owner = discovery.owner(file.path(), file.anchor());
            return owner.equals(file.anchor())
                    ? resolveFile(file, owner, context)
                    : Resolution.selectors(Set.of(new TaskFileSelector(owner, file.path())));
        }
        if (selector instanceof TaskSelector task) {
            var owner = discovery.owner(task.path(), task.anchor());
            return owner.equals(task.anchor())
                    ? resolveTask(task, context)
                    : Resolution.selectors(Set.of(new TaskSelector(owner, task.path(), task.name())));
        }
        return Resolution.unresolved();
    }

    private Optional<TaskFile> file(UniqueId.Segment segment) {
        return segment.getType().equals(FileNode.SEGMENT)
                ? discovery.project().named(segment.getValue())
                : Optional.empty();
    }

    private static Optional<DiscoverySelector> below(TaskFile file, UniqueId.Segment segment, Class<?> anchor) {
        return switch (segment.getType()) {
            case TaskNode.SEGMENT ->
                file.task(segment.getValue()).map(task -> new TaskSelector(anchor, file.path(), task.name()));
            // A broken file has nothing else below it.
            case BrokenFileNode.SEGMENT ->
                file.isBroken() ? Optional.of(new TaskFileSelector(anchor, file.path())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Resolution resolveFile(TaskFileSelector selector, Class<?> anchor, Context context) {
        return context.addToParent(
                        () -> new AnchorSelector(anchor),
                        parent -> discovery
                                .project()
                                .named(selector.path())
                                .map(file -> new FileNode(parent.getUniqueId(), file)))
                .map(node ->
                        Resolution.match(Match.exact(node, () -> Discovery.tasks(anchor, node.file(), task -> true))))
                .orElseGet(Resolution::unresolved);
    }

    private static Resolution resolveTask(TaskSelector selector, Context context) {
        return context.addToParent(
                        () -> new TaskFileSelector(selector.anchor(), selector.path()),
                        parent -> taskNode(parent, selector.name()))
                .map(node -> Resolution.match(Match.exact(node)))
                .orElseGet(Resolution::unresolved);
    }

    private static Optional<TaskNode> taskNode(TestDescriptor parent, String name) {
        return parent instanceof FileNode node
                ? node.file().task(name).map(task -> new TaskNode(parent.getUniqueId(), node.file(), task))
                : Optional.empty();
    }
}
