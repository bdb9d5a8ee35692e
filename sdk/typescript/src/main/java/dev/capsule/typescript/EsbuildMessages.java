/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what esbuild prints: the kind and the text of each message, then its place and the source line. */
final class EsbuildMessages {

    private static final Pattern HEAD = Pattern.compile("^\\S+ \\[(ERROR|WARNING)] (.*)$");
    private static final Pattern PLACE = Pattern.compile("^ {4}(.+):(\\d+):(\\d+):$");
    private static final Pattern RULE = Pattern.compile(" \\[[a-z-]+]$");
    private static final Pattern UNRESOLVED =
            Pattern.compile("^Could not resolve \"(.*?)\"(?: \\(originally \"(.*)\"\\))?$");
    /** Said besides of an import of something below a module of the platform, which is no directory. */
    private static final Pattern UNDER_A_MODULE = Pattern.compile("^Cannot read directory .*capsule-module-");

    private static final String BUILT_INTO_NODE = "is built into node";

    private final SourcePaths paths;
    private final Path entry;

    EsbuildMessages(SourcePaths paths, Path entry) {
        this.paths = paths;
        this.entry = entry;
    }

    /** One message, as it was printed. */
    private record Printed(boolean error, String text, List<String> lines) {}

    List<Problem> read(String printed) {
        var messages = new ArrayList<Printed>();
        for (var line : printed.lines().toList()) {
            var head = HEAD.matcher(line);
            if (head.matches()) {
                messages.add(new Printed(head.group(1).equals("ERROR"), head.group(2), new ArrayList<>()));
            } else if (!messages.isEmpty()) {
                messages.get(messages.size() - 1).lines().add(line);
            }
        }
        return messages.stream()
                .filter(message -> !UNDER_A_MODULE.matcher(message.text()).find())
                .map(this::problem)
                .toList();
    }

    private Problem problem(Printed message) {
        var position = new SourcePosition(paths.shown(entry), 1, 1);
        var code = "";
        for (var line : message.lines()) {
            var place = PLACE.matcher(line);
            if (place.matches()) {
                var file = paths.file(place.group(1));
                code = sourceLine(file, Integer.parseInt(place.group(2)));
                position = new SourcePosition(
                        paths.shown(file),
                        Integer.parseInt(place.group(2)),
                        column(code, Integer.parseInt(place.group(3))));
                break;
            }
        }
        var text = text(message);
        var shown = code.isBlank() ? text : text + "\n    " + code.strip();
        return message.error() ? Problem.error(position, shown) : Problem.warning(position, shown);
    }

    private static String text(Printed message) {
        var text = RULE.matcher(message.text()).replaceFirst("");
        var unresolved = UNRESOLVED.matcher(text);
        if (!unresolved.matches()) {
            return text;
        }
        var name = unresolved.group(2) == null ? unresolved.group(1) : unresolved.group(2);
        if (name.startsWith(PlatformModules.SDK + "/")) {
            return "there is no module \"" + name + "\" in a task: it is for programs that run tasks";
        }
        if (name.startsWith("node:") || message.lines().stream().anyMatch(line -> line.contains(BUILT_INTO_NODE))) {
            return "there is no module \"" + name + "\" in a task; of Node's modules there are "
                    + String.join(", ", PlatformModules.nodeModules());
        }
        if (name.startsWith(".") || name.startsWith("/")) {
            return "cannot find \"" + name + "\"";
        }
        return "cannot find the package \"" + name
                + "\": install it with npm, so that a node_modules directory here or above has it";
    }

    private static String sourceLine(Path file, int line) {
        try (var lines = Files.lines(file)) {
            return lines.skip(line - 1L).findFirst().orElse("");
        } catch (IOException | java.io.UncheckedIOException e) {
            return "";
        }
    }

    /** esbuild counts bytes, from 0. */
    private static int column(String line, int bytes) {
        var utf8 = line.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8).length() + 1;
    }
}
