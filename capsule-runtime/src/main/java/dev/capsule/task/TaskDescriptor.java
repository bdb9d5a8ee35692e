/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.task;

import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.SourcePosition;
import java.util.List;

/**
 * What a manifest says of one task.
 *
 * @param name the name by which it is called
 * @param function the function behind it
 * @param module the guest module that defines it, such as {@code lib.csv_tools}
 * @param position where the function is defined
 * @param doc the first line of its documentation; empty when there is none
 * @param policy its limits and grants
 * @param parameters its parameters, in order
 */
public record TaskDescriptor(
        String name,
        String function,
        String module,
        SourcePosition position,
        String doc,
        TaskPolicy policy,
        List<Parameter> parameters) {

    /** Copies the list. */
    public TaskDescriptor {
        parameters = List.copyOf(parameters);
    }

    /** Returns whether the task cannot be called without arguments. */
    public boolean requiresArguments() {
        return parameters.stream().anyMatch(Parameter::required);
    }
}
