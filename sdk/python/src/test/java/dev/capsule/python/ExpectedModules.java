/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The list of CPython's test modules that run in the guest, {@code cpython_tests.toml}. */
record ExpectedModules(SortedMap<String, String> reasons, List<ExpectedModule> modules) {

    private static final String REASONS = "reasons";

    static ExpectedModules read() {
        try (var in = ExpectedModules.class.getResourceAsStream("/cpython_tests.toml")) {
            var toml = Toml.parse(Objects.requireNonNull(in, "the list of modules"));
            if (toml.hasErrors()) {
                throw new IllegalStateException(toml.errors().toString());
            }
            var reasons = map(toml.getTable(REASONS), String.class::cast);
            var modules = new ArrayList<ExpectedModule>();
            toml.keySet().stream()
                    .filter(name -> !name.equals(REASONS))
                    .sorted()
                    .forEach(name -> modules.add(
                            module(name, Objects.requireNonNull(toml.getTable(List.of(name))), reasons.keySet())));
            return new ExpectedModules(reasons, modules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedModule module(String name, TomlTable table, Iterable<String> reasons) {
        var fails = map(table.getTable("fails"), ExpectedModules::names);
        var unknown = new ArrayList<>(fails.keySet());
        reasons.forEach(known -> unknown.removeIf(known::equals));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(name + " names reasons that are not explained: " + unknown);
        }
        return new ExpectedModule(
                name,
                table.getBoolean("quick", () -> false),
                Objects.requireNonNull(table.getLong("passed"), name),
                map(table.getTable("skipped"), Long.class::cast),
                fails,
                names(table.getArrayOrEmpty("absent")));
    }

    private static <T> SortedMap<String, T> map(@Nullable TomlTable table, Function<Object, T> value) {
        var map = new TreeMap<String, T>();
        if (table != null) {
            table.entrySet().forEach(entry -> map.put(entry.getKey(), value.apply(entry.getValue())));
        }
        return map;
    }

    private static List<String> names(Object array) {
        return ((TomlArray) array).toList().stream().map(String.class::cast).toList();
    }

    /** The modules as a table of a document. */
    String table() {
        var table = new StringBuilder("| module | pass | skipped | differ |\n|---|---|---|---|\n");
        var sums = new long[3];
        for (var module : modules) {
            var row = new long[] {module.passed(), module.numberSkipped(), module.numberFailing()};
            for (var i = 0; i < row.length; i++) {
                sums[i] += row[i];
            }
            table.append(row("`" + module.name() + "`" + (module.quick() ? " \\*" : ""), row));
        }
        return table.append(row("all " + modules.size(), sums)).toString();
    }

    /** The reasons as a table of a document. */
    String reasonTable() {
        var table = new StringBuilder("| tests | reason |\n|---|---|\n");
        reasons.forEach((reason, meaning) -> table.append(String.format(
                "| %d | %s |\n",
                modules.stream()
                        .mapToLong(module ->
                                module.fails().getOrDefault(reason, List.of()).size())
                        .sum(),
                meaning)));
        return table.toString();
    }

    private static String row(String head, long[] numbers) {
        var row = new StringBuilder("| " + head + " |");
        for (var number : numbers) {
            row.append(number == 0 ? " |" : " " + number + " |");
        }
        return row.append('\n').toString();
    }
}
