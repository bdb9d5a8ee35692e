/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.policy;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the options that a task's author wrote into a {@link TaskPolicy}; nothing unclear becomes a default. */
public final class PolicyReader {

    private static final long MOST_RETRIES = 100;

    private final Consumer<Problem> problems;

    /**
     * Creates a reader.
     *
     * @param problems takes what is wrong with the options that are read
     */
    public PolicyReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * Reads the options of one task.
     *
     * @param config the options as written
     * @param positions where each option stands
     * @return the policy; meaningless when an error was reported
     */
    public TaskPolicy read(Map<String, @Nullable Object> config, Function<String, SourcePosition> positions) {
        var draft = new Draft();
        config.forEach((written, value) -> {
            try {
                apply(draft, written, value, positions.apply(written));
            } catch (PolicyFormatException e) {
                problems.accept(Problem.error(positions.apply(written), e.getMessage()));
            }
        });
        return new TaskPolicy(draft.fuel, draft.ramBytes, draft.timeout, draft.maxRetries);
    }

    private void apply(Draft draft, String written, @Nullable Object value, SourcePosition position) {
        var key = PolicyKey.of(written)
                .orElseThrow(() -> new PolicyFormatException("unknown task option \"" + written + "\""
                        + Suggestion.didYouMean(written, PolicyKey.spellingsLike(written))));
        switch (key) {
            case NAME -> requireName(value);
            case COMPUTE -> draft.fuel = Compute.parse(scalar(written, value));
            case RAM -> draft.ramBytes = MemorySize.parseBytes(scalar(written, value));
            case TIMEOUT -> draft.timeout = timeout(written, value);
            case MAX_RETRIES -> draft.maxRetries = retries(written, value);
            case ALLOWED_FILES, ALLOWED_HOSTS, ENV_VARIABLES -> grant(written, value, position);
        }
    }

    private static void requireName(@Nullable Object value) {
        if (!(value instanceof String name) || name.isBlank()) {
            throw new PolicyFormatException("a task's name must be a text that is not empty");
        }
    }

    private static Duration timeout(String written, @Nullable Object value) {
        return value instanceof Number millis ? TimeSpan.ofMillis(millis) : TimeSpan.parse(scalar(written, value));
    }

    private static int retries(String written, @Nullable Object value) {
        if (value instanceof Integer count && count >= 0 && count <= MOST_RETRIES) {
            return count;
        }
        throw new PolicyFormatException(
                "\"" + written + "\" must be a whole number from 0 to " + MOST_RETRIES + ", not " + value);
    }

    private void grant(String written, @Nullable Object value, SourcePosition position) {
        if (!(value instanceof List<?> entries) || entries.stream().anyMatch(PolicyReader::isNoGrant)) {
            throw new PolicyFormatException("\"" + written + "\" must be a list of texts");
        }
        if (!entries.isEmpty()) {
            problems.accept(Problem.warning(
                    position, "\"" + written + "\" grants nothing in this version: the task runs without it"));
        }
    }

    private static boolean isNoGrant(@Nullable Object entry) {
        return !(entry instanceof String || entry instanceof Map);
    }

    private static String scalar(String written, @Nullable Object value) {
        if (value instanceof String || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw new PolicyFormatException("\"" + written + "\" must be a text or a whole number, not " + value);
    }

    private static final class Draft {
        private long fuel = TaskPolicy.DEFAULT.fuel();
        private long ramBytes = TaskPolicy.DEFAULT.ramBytes();
        private Duration timeout = TaskPolicy.DEFAULT.timeout();
        private int maxRetries = TaskPolicy.DEFAULT.maxRetries();
    }
}
