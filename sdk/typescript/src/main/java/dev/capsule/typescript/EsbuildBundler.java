/*
 * Copyright 2026 the Capsule for the JVM authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.capsule.typescript;

import dev.capsule.CapsuleException;
import dev.capsule.guest.Bundle;
import dev.capsule.guest.BundleRequest;
import dev.capsule.guest.SourceBundler;
import dev.capsule.json.Json;
import dev.capsule.json.JsonObject;
import dev.capsule.source.Problem;
import dev.capsule.source.SourceMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bundles with esbuild: imports of the SDK and of Node's modules lead to the platform, all others into the bundle. */
final class EsbuildBundler implements SourceBundler {

    private static final String BUNDLE = "bundle.js";
    private static final String MAP = BUNDLE + ".map";
    private static final String FILES = BUNDLE + ".json";

    @Override
    public Bundle bundle(BundleRequest request) {
        var esbuild = EsbuildLocator.locate(request);
        var types = TypeCheck.of(request);
        if (!types.isEmpty()) {
            return new Bundle(null, types);
        }
        try {
            var directory = Files.createTempDirectory("capsule-bundle");
            try {
                return bundle(request, esbuild, directory);
            } finally {
                for (var file : List.of(BUNDLE, MAP, FILES)) {
                    Files.deleteIfExists(directory.resolve(file));
                }
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new CapsuleException(request.file() + " cannot be bundled: " + e.getMessage(), e);
        }
    }

    private static Bundle bundle(BundleRequest request, Path esbuild, Path directory) throws IOException {
        var output = directory.resolve(BUNDLE);
        var result = Command.run(command(esbuild, request.file(), output), request.projectDirectory());
        var paths = new SourcePaths(request.projectDirectory());
        var problems = new EsbuildMessages(paths, request.file()).read(result.errors());
        if (result.code() != 0) {
            return new Bundle(null, atLeastOne(problems, result, paths.shown(request.file())));
        }
        var map = SourceMap.parse(Files.readAllBytes(directory.resolve(MAP)))
                .rename(source -> paths.shown(directory.resolve(source)), SourcePaths::isUsers);
        var sources = map.sources().stream().filter(SourcePaths::isUsers).toList();
        var files = JsonObject.of(Json.parse(Files.readAllBytes(directory.resolve(FILES))), "esbuild's list of files");
        var code = PlatformModules.withoutDirectory(
                        Files.readString(output),
                        files.object("inputs").members().keySet())
                + OptionalParameters.comment(map);
        return new Bundle(new Bundle.Program(code, map, sources), problems);
    }

    private static List<String> command(Path esbuild, Path file, Path output) {
        var command = new ArrayList<String>(List.of(
                esbuild.toString(),
                file.toString(),
                "--bundle",
                "--outfile=" + output,
                "--format=esm",
                // packages bring variants for browsers that do without Node's own code
                "--platform=browser",
                "--target=es2023",
                "--sourcemap=external",
                "--metafile=" + output.resolveSibling(FILES),
                "--legal-comments=none",
                // a task's environment is known when it runs
                "--define:process.env.NODE_ENV=process.env.NODE_ENV",
                "--log-level=warning",
                "--log-limit=0",
                "--color=false"));
        command.addAll(PlatformModules.aliases());
        return command;
    }

    private static List<Problem> atLeastOne(List<Problem> problems, Command.Result result, String file) {
        if (problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
            return problems;
        }
        throw new CapsuleException("esbuild failed with code " + result.code() + " on " + file + ":\n"
                + result.errors().strip());
    }
}
