/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import dev.capsule.task.TaskDescriptor;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node.SkipResult;

/**
 * What {@value Constants#TEST_PROPERTY_NAME} says.
 *
 * @param setting its value; empty when it is not set
 */
record TaskFilter(String setting) {

    static TaskFilter of(ConfigurationParameters parameters) {
        return new TaskFilter(
                parameters.get(Constants.TEST_PROPERTY_NAME).map(String::trim).orElse(""));
    }

    /** Returns a warning when the setting leaves out every test that was found: most likely it is mistyped. */
    Optional<DiscoveryIssue> problemWith(EngineNode engine) {
        var tests = engine.getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(CapsuleNode.class::cast)
                .toList();
        return !tests.isEmpty()
                        && tests.stream().allMatch(test -> test.filteredBy(this).isSkipped())
                ? Optional.of(DiscoveryIssue.create(
                        DiscoveryIssue.Severity.WARNING,
                        "'" + Constants.TEST_PROPERTY_NAME + "=" + setting
                                + "' matches none of the tests that were found (" + tests.size()
                                + "): all are skipped"))
                : Optional.empty();
    }

    SkipResult skip(TaskFile file, TaskDescriptor task) {
        return skipUnless(
                globs().anyMatch(glob -> Stream.of(file.displayName(task), task.name(), file.label(), file.path())
                        .anyMatch(name -> matches(glob, name))));
    }

    /** A broken file may hold any task: only a pattern that names another file leaves it out. */
    SkipResult skipBroken(TaskFile file) {
        return skipUnless(globs().anyMatch(glob -> {
            var slash = glob.lastIndexOf('/');
            return slash < 0
                    || matches(glob.substring(0, slash), file.label())
                    || matches(glob, file.label())
                    || matches(glob, file.path());
        }));
    }

    private SkipResult skipUnless(boolean matches) {
        return setting.isEmpty() || matches
                ? SkipResult.doNotSkip()
                : SkipResult.skip("'" + Constants.TEST_PROPERTY_NAME + "=" + setting + "' does not match this task");
    }

    private Stream<String> globs() {
        return Arrays.stream(setting.split(",")).map(String::trim).filter(glob -> !glob.isEmpty());
    }

    private static boolean matches(String glob, String name) {
        var regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}
