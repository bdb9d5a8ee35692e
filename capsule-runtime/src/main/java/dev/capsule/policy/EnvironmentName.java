/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import java.util.regex.Pattern;

/**
 * A variable of the environment that a task may read, as in {@code env_variables}.
 *
 * @param name its exact name
 */
public record EnvironmentName(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * Reads a name.
     *
     * @throws PolicyFormatException when it is none; patterns are none, because they would grant what nobody thought of
     */
    public static EnvironmentName parse(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new PolicyFormatException("\"" + text + "\" is not the name of an environment variable: use letters,"
                    + " digits and underscores, and one entry for each variable");
        }
        return new EnvironmentName(text);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
