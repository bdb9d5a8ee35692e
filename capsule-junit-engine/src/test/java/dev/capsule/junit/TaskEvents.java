/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.EventType;

/** Runs all tasks of a project, and says what is expected of the events. */
final class TaskEvents {

    private TaskEvents() {}

    static EngineExecutionResults run(TestProject project) {
        return project.kit().selectors(selectClass(CapsuleTasksTest.class)).execute();
    }

    static Throwable failure(EngineExecutionResults results, String test) {
        return results.testEvents().failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(test))
                .findFirst()
                .flatMap(event ->
                        event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .orElseThrow(() -> new AssertionError(test + " did not fail"));
    }

    static List<String> trace(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::toString)
                .toList();
    }

    /** The names of the tests with an event of a type, in the order of the events. */
    static List<String> names(EngineExecutionResults results, EventType type) {
        var names = new ArrayList<String>();
        results.testEvents().stream()
                .filter(event -> event.getType() == type)
                .forEach(event -> names.add(event.getTestDescriptor().getDisplayName()));
        return names;
    }

    static Condition<Event> task(String displayName) {
        return new Condition<>(
                event -> event.getTestDescriptor().isTest()
                        && event.getTestDescriptor().getDisplayName().equals(displayName),
                "task '%s'",
                displayName);
    }

    static Condition<Event> skipped(String displayName, String reason) {
        return EventConditions.event(task(displayName), EventConditions.skippedWithReason(reason));
    }
}
