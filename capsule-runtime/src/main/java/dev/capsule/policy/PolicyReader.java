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

    private final TaskPolicy defaults;
    private final Consumer<Problem> problems;

    /**
     * Creates a reader.
     *
     * @param defaults what counts where a task states nothing
     * @param problems takes what is wrong with the options that are read
     */
    public PolicyReader(TaskPolicy defaults, Consumer<Problem> problems) {
        this.defaults = defaults;
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
        return read(
                config,
                positions,
                written -> PolicyKey.of(written)
                        .orElseThrow(() -> new PolicyFormatException("unknown task option \"" + written + "\""
                                + Suggestion.didYouMean(written, PolicyKey.spellingsLike(written)))));
    }

    /**
     * Reads what {@code capsule.toml} states for all tasks: the same options, each after {@code default_}.
     *
     * @param config the keys as written
     * @param positions where each key stands
     * @return the policy of a task that states nothing; meaningless when an error was reported
     */
    public TaskPolicy readDefaults(Map<String, @Nullable Object> config, Function<String, SourcePosition> positions) {
        return read(
                config,
                positions,
                written -> PolicyKey.ofDefault(written)
                        .orElseThrow(() -> new PolicyFormatException("unknown key \"" + written + "\" in [tasks]"
                                + Suggestion.didYouMean(written, PolicyKey.defaultSpellings()))));
    }

    private TaskPolicy read(
            Map<String, @Nullable Object> config,
            Function<String, SourcePosition> positions,
            Function<String, PolicyKey> keys) {
        var draft = new Draft(defaults);
        config.forEach((written, value) -> {
            try {
                apply(draft, keys.apply(written), written, value);
            } catch (PolicyFormatException e) {
                problems.accept(Problem.error(positions.apply(written), e.getMessage()));
            }
        });
        return draft.policy();
    }

    private static void apply(Draft draft, PolicyKey key, String written, @Nullable Object value) {
        switch (key) {
            case NAME -> requireName(value);
            case COMPUTE -> draft.fuel = Compute.parse(scalar(written, value));
            case RAM -> draft.ramBytes = MemorySize.parseBytes(scalar(written, value));
            case TIMEOUT -> draft.timeout = timeout(written, value);
            case MAX_RETRIES -> draft.maxRetries = retries(written, value);
            case ALLOWED_FILES -> draft.files = GrantReader.files(written, value);
            case ALLOWED_HOSTS -> draft.hosts = GrantReader.hosts(written, value);
            case ENV_VARIABLES -> draft.environment = GrantReader.environment(written, value);
            case DETERMINISTIC -> draft.deterministic = flag(written, value);
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

    private static boolean flag(String written, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new PolicyFormatException("\"" + written + "\" must be true or false, not " + value);
    }

    private static String scalar(String written, @Nullable Object value) {
        if (value instanceof String || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        throw new PolicyFormatException("\"" + written + "\" must be a text or a whole number, not " + value);
    }

    private static final class Draft {
        private long fuel;
        private long ramBytes;
        private Duration timeout;
        private int maxRetries;
        private List<FileGrant> files;
        private List<HostPattern> hosts;
        private List<EnvironmentName> environment;
        private boolean deterministic;

        private Draft(TaskPolicy defaults) {
            fuel = defaults.fuel();
            ramBytes = defaults.ramBytes();
            timeout = defaults.timeout();
            maxRetries = defaults.maxRetries();
            files = defaults.grants().files();
            hosts = defaults.grants().hosts();
            environment = defaults.grants().environment();
            deterministic = defaults.deterministic();
        }

        private TaskPolicy policy() {
            return new TaskPolicy(
                    fuel, ramBytes, timeout, maxRetries, new Grants(files, hosts, environment), deterministic);
        }
    }
}
