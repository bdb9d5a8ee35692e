/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.maven.run;

import dev.capsule.json.Json;
import dev.capsule.json.JsonFormatException;
import dev.capsule.json.JsonObject;
import dev.capsule.maven.PropertyNames;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a task as the command line gives them.
 *
 * @param args positional arguments as JSON values
 * @param kwargs keyword arguments as JSON values
 */
public record CallArguments(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {

    /**
     * Reads arguments; a text that is missing or blank stands for none.
     *
     * @throws MojoExecutionException when a text is not JSON, or not of the right kind
     */
    public static CallArguments parse(@Nullable String args, @Nullable String kwargs) throws MojoExecutionException {
        return new CallArguments(args(args), kwargs(kwargs));
    }

    /**
     * Returns the positional arguments as texts, for a program that is no task module.
     *
     * @throws MojoExecutionException when one is an array, an object or null, or when there are keyword arguments
     */
    public List<String> texts() throws MojoExecutionException {
        if (!kwargs.isEmpty()) {
            throw new MojoExecutionException(
                    PropertyNames.KWARGS + " has no meaning for a program that is no task module");
        }
        for (var arg : args) {
            if (arg == null || arg instanceof List || arg instanceof Map) {
                throw new MojoExecutionException(PropertyNames.ARGS
                        + " for a program that is no task module holds texts and numbers only, not " + Json.write(arg));
            }
        }
        return args.stream().map(String::valueOf).toList();
    }

    private static List<? extends @Nullable Object> args(@Nullable String text) throws MojoExecutionException {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        if (json(PropertyNames.ARGS, text) instanceof List<?> list) {
            return list;
        }
        throw new MojoExecutionException(
                PropertyNames.ARGS + " must be a JSON array, such as [\"a\", 1], but is: " + text);
    }

    private static Map<String, ? extends @Nullable Object> kwargs(@Nullable String text) throws MojoExecutionException {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        if (json(PropertyNames.KWARGS, text) instanceof Map<?, ?> map) {
            return JsonObject.of(map, PropertyNames.KWARGS).members();
        }
        throw new MojoExecutionException(
                PropertyNames.KWARGS + " must be a JSON object, such as {\"limit\": 3}, but is: " + text);
    }

    private static @Nullable Object json(String property, String text) throws MojoExecutionException {
        try {
            return Json.parse(text);
        } catch (JsonFormatException e) {
            throw new MojoExecutionException(property + " is not JSON: " + e.getMessage() + "\n    " + text);
        }
    }
}
