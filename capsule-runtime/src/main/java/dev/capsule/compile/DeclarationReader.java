/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.compile;

import dev.capsule.json.JsonObject;
import dev.capsule.policy.MemorySize;
import dev.capsule.policy.PolicyReader;
import dev.capsule.policy.TaskPolicy;
import dev.capsule.source.Problem;
import dev.capsule.source.SourceLine;
import dev.capsule.source.SourcePosition;
import dev.capsule.task.Manifest;
import dev.capsule.task.ManifestJson;
import dev.capsule.task.TaskDescriptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Reads the tasks that a guest found in the user's files and checks every one of them. */
final class DeclarationReader {

    private final GuestSources sources;
    private final TaskPolicy defaults;
    private final long startBytes;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param defaults what counts where a task states nothing
     * @param startBytes the memory with which an instance of the module starts
     */
    DeclarationReader(GuestSources sources, TaskPolicy defaults, long startBytes) {
        this.sources = sources;
        this.defaults = defaults;
        this.startBytes = startBytes;
    }

    /**
     * @param executed the user's files that were executed
     * @throws CompileException when a declaration is wrong
     */
    Manifest read(JsonObject response, List<String> executed) {
        var tasks = response.objects("tasks").stream().map(this::task).toList();
        rejectDuplicates(tasks);
        var errors = problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new CompileException(errors);
        }
        var entryFirst = tasks.stream()
                .sorted(Comparator.comparing((TaskDescriptor task) ->
                        !task.position().path().equals(sources.entry().path())))
                .toList();
        var language = sources.language();
        return new Manifest(
                language.name(), language.image().identity(), sources.entry().path(), executed, entryFirst);
    }

    List<Problem> warnings() {
        return problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .toList();
    }

    private TaskDescriptor task(JsonObject task) {
        var path = task.string("path");
        var position = origin(path, task.integer("line"), task.integer("column"));
        var keyPositions = task.object("positions");
        var policy = new PolicyReader(defaults, problems::add)
                .read(
                        task.object("config").members(),
                        key -> keyPositions.has(key) ? position(path, keyPositions.array(key)) : position);
        checkMemory(task, position, keyPositions, policy);
        return new TaskDescriptor(
                task.string("name"),
                task.string("function"),
                task.string("module"),
                position,
                task.string("doc", ""),
                policy,
                ManifestJson.parameters(task.objects("parameters")));
    }

    private void checkMemory(JsonObject task, SourcePosition position, JsonObject keyPositions, TaskPolicy policy) {
        if (policy.ramBytes() < startBytes) {
            var where = keyPositions.has("ram") ? position(task.string("path"), keyPositions.array("ram")) : position;
            problems.add(Problem.error(
                    where,
                    "ram of " + MemorySize.format(policy.ramBytes()) + " is too little for task \""
                            + task.string("name") + "\": it needs " + MemorySize.format(startBytes)
                            + " to start, use at least ram=\"" + startBytes + "\""));
        }
    }

    private SourcePosition position(String path, List<?> lineAndColumn) {
        if (lineAndColumn.size() == 2
                && lineAndColumn.get(0) instanceof Integer line
                && lineAndColumn.get(1) instanceof Integer column) {
            return origin(path, line, column);
        }
        throw new IllegalArgumentException("a position is not a line and a column");
    }

    private SourcePosition origin(String path, int line, int column) {
        var place = new SourcePosition(path, line, column);
        return sources.origins()
                .of(new SourceLine(place, ""))
                .map(SourceLine::position)
                .orElse(place);
    }

    private void rejectDuplicates(List<TaskDescriptor> tasks) {
        var byFileAndName = new HashMap<String, TaskDescriptor>();
        for (var task : tasks) {
            var first = byFileAndName.putIfAbsent(task.position().path() + "\0" + task.name(), task);
            if (first != null) {
                problems.add(Problem.error(
                        task.position(),
                        "task \"" + task.name() + "\" is already defined at " + first.position()
                                + ": give one of them another name"));
            }
        }
    }
}
