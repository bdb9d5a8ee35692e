/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UriSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Resolves files and directories, of sources and of what was built from them. */
final class LocationResolver implements SelectorResolver {

    private final Discovery discovery;
    private final DiscoveryIssueReporter issues;

    LocationResolver(Discovery discovery, DiscoveryIssueReporter issues) {
        this.discovery = discovery;
        this.issues = issues;
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        return resolution(Discovery.files(null, discovery.project().below(selector.getPath())));
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return discovery
                .project()
                .at(selector.getPath())
                .map(file -> selector.getPosition()
                        .map(position -> tasksAt(file, position.getLine()))
                        .orElseGet(() -> Discovery.files(null, List.of(file))))
                .map(LocationResolver::resolution)
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(UriSelector selector, Context context) {
        var uri = selector.getUri();
        if (!"file".equals(uri.getScheme())) {
            return Resolution.unresolved();
        }
        var path = Path.of(URI.create("file://" + uri.getRawPath()));
        if (Files.isDirectory(path)) {
            return resolution(Set.of(DiscoverySelectors.selectDirectory(path.toString())));
        }
        var position = FilePosition.fromQuery(uri.getQuery()).orElse(null);
        return resolution(Set.of(DiscoverySelectors.selectFile(path.toString(), position)));
    }

    private Set<DiscoverySelector> tasksAt(TaskFile file, int line) {
        var tasks = Discovery.tasks(null, file, task -> task.position().line() == line);
        if (!tasks.isEmpty()) {
            return tasks;
        }
        if (!file.isBroken()) {
            var message = "%s:%d: no task begins at this line: all tasks of the file are selected instead"
                    .formatted(file.path(), line);
            issues.reportIssue(DiscoveryIssue.builder(DiscoveryIssue.Severity.WARNING, message)
                    .source(file.testSource(line)));
        }
        return Discovery.files(null, List.of(file));
    }

    private static Resolution resolution(Set<DiscoverySelector> selectors) {
        return selectors.isEmpty() ? Resolution.unresolved() : Resolution.selectors(selectors);
    }
}
