/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.CapsuleException;
import dev.capsule.guest.BundleRequest;
import dev.capsule.source.Problem;
import dev.capsule.source.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks types with the project's own TypeScript, when the build says {@code capsule.typecheck}. Otherwise types are the
 * editor's business.
 */
final class TypeCheck {

    static final String PROPERTY = "capsule.typecheck";

    private static final Pattern ERROR = Pattern.compile("^(.+)\\((\\d+),(\\d+)\\): error (TS\\d+: .*)$");
    private static final List<String> WITHOUT_CONFIGURATION = List.of(
            "--strict",
            "--target",
            "es2023",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler",
            "--esModuleInterop",
            "--resolveJsonModule",
            "--skipLibCheck");

    private TypeCheck() {}

    /** Returns the type errors; none when types are not to be checked. */
    static List<Problem> of(BundleRequest request) {
        if (!request.tools()
                        .property(PROPERTY)
                        .filter(value -> !value.equals("false"))
                        .isPresent()
                || !request.file().toString().matches(".*\\.[mc]?tsx?")) {
            return List.of();
        }
        var compiler = NodeModules.find(request.file(), Path.of(".bin", Platform.isWindows() ? "tsc.cmd" : "tsc"))
                .orElseThrow(() -> new CapsuleException("-D" + PROPERTY
                        + " needs TypeScript in a node_modules directory of the project: npm install typescript"));
        try {
            return check(request, compiler);
        } catch (IOException e) {
            throw new CapsuleException("types cannot be checked: " + e.getMessage(), e);
        }
    }

    private static List<Problem> check(BundleRequest request, Path compiler) throws IOException {
        var command = new ArrayList<>(List.of(compiler.toString(), "--noEmit", "--pretty", "false"));
        var configuration = request.projectDirectory().resolve("tsconfig.json");
        if (Files.isRegularFile(configuration)) {
            command.addAll(List.of("--project", configuration.toString()));
        } else {
            command.addAll(WITHOUT_CONFIGURATION);
            command.add(request.file().toString());
        }
        var result = Command.run(command, request.projectDirectory());
        var paths = new SourcePaths(request.projectDirectory());
        var problems = new ArrayList<Problem>();
        for (var line : result.output().lines().toList()) {
            var error = ERROR.matcher(line);
            if (error.matches()) {
                var position = new SourcePosition(
                        paths.shown(paths.file(error.group(1))),
                        Integer.parseInt(error.group(2)),
                        Integer.parseInt(error.group(3)));
                problems.add(Problem.error(position, error.group(4)));
            }
        }
        if (result.code() != 0 && problems.isEmpty()) {
            throw new CapsuleException("types cannot be checked: " + (result.output() + result.errors()).strip());
        }
        return problems;
    }
}
