/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.config;

import dev.capsule.policy.PolicyFormatException;
import dev.capsule.policy.PolicyReader;
import dev.capsule.policy.Suggestion;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.run.BudgetKey;
import dev.capsule.run.RunBudget;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads {@code capsule.toml}: every table and key that is not known, and every value that makes no sense, is an error. */
final class ConfigReader {

    private static final List<String> TABLES = List.of("workflow", "tasks", "run");
    private static final List<String> WORKFLOW_KEYS = List.of("name", "version", "entrypoint");

    private final String fileName;
    private final List<Problem> problems = new ArrayList<>();

    ConfigReader(String fileName) {
        this.fileName = fileName;
    }

    ProjectConfig read(String text) {
        var root = parse(text);
        root.errors().forEach(error -> report(error.position(), "this is no TOML: " + error.getMessage()));
        failOnProblems();
        for (var key : root.keySet()) {
            if (!TABLES.contains(key)) {
                report(root, key, "unknown table \"" + key + "\"" + Suggestion.didYouMean(key, TABLES));
            }
        }
        var workflow = table(root, "workflow");
        var config = new ProjectConfig(
                text(workflow, "name"),
                text(workflow, "version"),
                entrypoint(workflow),
                defaults(table(root, "tasks")),
                budget(table(root, "run")));
        rejectUnknownKeys(workflow);
        failOnProblems();
        return config;
    }

    private TomlParseResult parse(String text) {
        try {
            return Toml.parse(text);
        } catch (StackOverflowError e) {
            // the parser is recursive, and sets no bound itself
            throw new ConfigException(List.of(Problem.error(
                    new SourcePosition(fileName, 1, 1), "this is no TOML: arrays or tables nest too deeply")));
        } catch (TomlParseError e) {
            // thrown for quoted keys, and listed with the others for values
            report(e.position(), "this is no TOML: " + e.getMessage());
            throw new ConfigException(problems);
        } catch (AssertionError e) {
            // where assertions are enabled, as in tests, the parser fails instead of reporting this
            throw new ConfigException(List.of(Problem.error(
                    new SourcePosition(fileName, 1, 1),
                    "this is no TOML: a text has an escape sequence that is none")));
        }
    }

    private @Nullable TomlTable table(TomlTable root, String name) {
        var value = root.get(List.of(name));
        if (value == null || value instanceof TomlTable) {
            return (TomlTable) value;
        }
        report(root, name, "\"" + name + "\" must be a table: write [" + name + "], and its keys below");
        return null;
    }

    private Optional<String> text(@Nullable TomlTable workflow, String key) {
        if (workflow == null) {
            return Optional.empty();
        }
        var value = workflow.get(List.of(key));
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        report(workflow, key, "\"" + key + "\" must be a text, not " + TomlValues.plain(value));
        return Optional.empty();
    }

    private Optional<ProjectConfig.Entrypoint> entrypoint(@Nullable TomlTable workflow) {
        var path = text(workflow, "entrypoint");
        if (workflow == null || path.isEmpty()) {
            return Optional.empty();
        }
        if (!isBelowProject(path.get())) {
            report(
                    workflow,
                    "entrypoint",
                    "entrypoint \"" + path.get()
                            + "\" must be the path of a file below the project directory, such as \"src/main.py\"");
        }
        return Optional.of(new ProjectConfig.Entrypoint(path.get(), position(workflow, "entrypoint")));
    }

    private static boolean isBelowProject(String path) {
        return !path.isBlank()
                && path.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\' || c == ':')
                && !path.startsWith("/")
                && !Arrays.asList(path.split("/")).contains("..");
    }

    private void rejectUnknownKeys(@Nullable TomlTable workflow) {
        if (workflow != null) {
            for (var key : workflow.keySet()) {
                if (!WORKFLOW_KEYS.contains(key)) {
                    var suggestion = Suggestion.didYouMean(key, WORKFLOW_KEYS);
                    report(workflow, key, "unknown key \"" + key + "\" in [workflow]" + suggestion);
                }
            }
        }
    }

    private TaskPolicy defaults(@Nullable TomlTable tasks) {
        return tasks == null
                ? TaskPolicy.DEFAULT
                : new PolicyReader(TaskPolicy.DEFAULT, problems::add)
                        .readDefaults(TomlValues.plain(tasks), key -> position(tasks, key));
    }

    private RunBudget budget(@Nullable TomlTable run) {
        var budget = RunBudget.DEFAULT;
        if (run == null) {
            return budget;
        }
        for (var key : run.keySet()) {
            try {
                budget = BudgetKey.of(key).apply(budget, TomlValues.plain(run.get(List.of(key))));
            } catch (PolicyFormatException e) {
                report(run, key, e.getMessage());
            }
        }
        return budget;
    }

    private void report(TomlTable table, String key, String message) {
        problems.add(Problem.error(position(table, key), message));
    }

    private void report(TomlPosition position, String message) {
        problems.add(Problem.error(new SourcePosition(fileName, position.line(), position.column()), message));
    }

    private SourcePosition position(TomlTable table, String key) {
        var position = table.inputPositionOf(List.of(key));
        return position == null
                ? new SourcePosition(fileName, 1, 1)
                : new SourcePosition(fileName, position.line(), position.column());
    }

    private void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
